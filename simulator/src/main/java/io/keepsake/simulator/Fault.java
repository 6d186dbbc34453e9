package io.keepsake.simulator;

import java.util.function.UnaryOperator;

/** What goes wrong with a call. */
sealed interface Fault {

	/** Nothing does. */
	record Through() implements Fault {

	}

	/** Another answer; the call has no effect. */
	record Instead(Reply reply) implements Fault {

	}

	/** The call has its effect, and its answer is spoiled. */
	record Spoiled(UnaryOperator<Reply> change) implements Fault {

	}

	/** The connection is reset. */
	record Cut(boolean effect) implements Fault {

	}

	/** No answer comes within the hold time. */
	record Held(boolean effect) implements Fault {

	}

}
