package io.keepsake.replay;

/**
 * Who does something, and from where.
 *
 * @param pid of the process, which tells apart two of one person on one host
 */
public record Operator(String user, String host, long pid) {

	/**
	 * The person at this process, by the name that the system has for them.
	 */
	public static Operator here(String host) {
		return new Operator(System.getProperty("user.name", "unknown"), host, ProcessHandle.current().pid());
	}

	@Override
	public String toString() {
		return this.user + "@" + this.host + " (process " + this.pid + ")";
	}

}
