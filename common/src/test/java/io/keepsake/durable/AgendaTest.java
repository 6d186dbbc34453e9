package io.keepsake.durable;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AgendaTest {

	private final Agenda agenda = new Agenda();

	@Test
	void nothingIsFirstBeforeItIsDue() {
		this.agenda.add(new Agenda.Entry("a", 100, 0, 0));

		assertThat(this.agenda.first(99)).isNull();
		assertThat(this.agenda.nextDue()).isEqualTo(100);
	}

	@Test
	void theUrgentComesBeforeTheEarlyAndTheEarlyBeforeTheLate() {
		this.agenda.add(new Agenda.Entry("late", 1, 50, 3));
		this.agenda.add(new Agenda.Entry("early", 2, 50, 2));
		this.agenda.add(new Agenda.Entry("urgent", 3, 10, 4));
		this.agenda.add(new Agenda.Entry("not due", 9, 1, 1));

		assertThat(drain(5)).containsExactly("urgent", "early", "late");
		assertThat(this.agenda.nextDue()).isEqualTo(9);
	}

	@Test
	void whatFallsDueLaterMayStillGoFirst() {
		this.agenda.add(new Agenda.Entry("first", 1, 50, 1));
		assertThat(this.agenda.first(1)).extracting(Agenda.Entry::key).isEqualTo("first");
		this.agenda.add(new Agenda.Entry("more urgent", 2, 10, 2));

		assertThat(drain(2)).containsExactly("more urgent", "first");
	}

	@Test
	void anEmptyAgendaIsNeverDue() {
		assertThat(this.agenda.nextDue()).isEqualTo(Lane.NEVER);
	}

	private List<String> drain(long now) {
		List<String> keys = new ArrayList<>();
		for (Agenda.Entry first = this.agenda.first(now); first != null; first = this.agenda.first(now)) {
			keys.add(first.key());
			this.agenda.removeFirst();
		}
		return keys;
	}

}
