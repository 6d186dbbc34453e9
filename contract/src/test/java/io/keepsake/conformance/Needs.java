package io.keepsake.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test needs a program of another language. Where that is not at hand the test is
 * skipped, and says so; where it was required, by
 * {@code -Dcontract.require=kcat,node,python}, the test fails.
 */
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsCondition.class)
@interface Needs {

	Tool value();

}
