package io.keepsake.endtoend;

import java.util.Objects;

import io.keepsake.testing.TemporaryDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The pair of all tests of a class, which take seconds less than with a pair each. Its
 * API behaves well again before each test.
 */
final class SharedPair implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

	private final String[] settings;

	private @Nullable TemporaryDirectory directory;

	private @Nullable Pair pair;

	private SharedPair(String... settings) {
		this.settings = settings;
	}

	/**
	 * @param settings that differ, such as {@code keepsake.polling.first=1s}
	 */
	static SharedPair with(String... settings) {
		return new SharedPair(settings);
	}

	Pair pair() {
		return Objects.requireNonNull(this.pair, "No test of the class runs");
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		this.directory = TemporaryDirectory.create();
		this.pair = Pair.start(this.directory.path(), this.settings);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		pair().behaveWell();
	}

	@Override
	public void afterAll(ExtensionContext context) {
		try (TemporaryDirectory _ = this.directory; Pair _ = this.pair) {
			this.pair = null;
		}
	}

}
