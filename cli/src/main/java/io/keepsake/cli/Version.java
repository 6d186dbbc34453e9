package io.keepsake.cli;

import java.util.Optional;

import picocli.CommandLine.IVersionProvider;

/**
 * The version, as the jar says.
 */
final class Version implements IVersionProvider {

	@Override
	public String[] getVersion() {
		return new String[] { "keepsake "
				+ Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("unpackaged") };
	}

}
