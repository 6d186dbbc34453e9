package io.keepsake.testing.generated;

import java.util.Set;

import io.keepsake.contract.ConvertBackup;
import io.keepsake.contract.DeadLetterReason;

/**
 * Where a generated record has to end.
 */
public sealed interface End {

	/**
	 * @param request as it has to be understood; without an id it has that of its place
	 */
	record Accepted(ConvertBackup request) implements End {
	}

	/**
	 * @param codes of all its violations
	 */
	record Refused(Set<String> codes) implements End {

		public Refused {
			codes = Set.copyOf(codes);
		}

	}

	/**
	 * @param reasons any of which is right where a record has several faults
	 */
	record DeadLetter(Set<DeadLetterReason> reasons) implements End {

		public DeadLetter {
			reasons = Set.copyOf(reasons);
		}

		static DeadLetter of(DeadLetterReason... reasons) {
			return new DeadLetter(Set.of(reasons));
		}

	}

	/**
	 * How it was made does not tell.
	 */
	record Somewhere() implements End {
	}

}
