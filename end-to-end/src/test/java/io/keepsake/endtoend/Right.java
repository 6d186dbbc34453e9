package io.keepsake.endtoend;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Something that a user may do at a broker.
 */
record Right(String user, AclOperation operation, ResourceType type, PatternType pattern, String name) {

	/**
	 * Those of a row of a table.
	 * @param resource such as {@code topic} or {@code transactional id, prefixed}
	 * @param operations one or several, as {@code Read, Write}
	 * @param names of the resources, without the prefix
	 */
	static List<Right> of(String user, String resource, String operations, String names, String prefix) {
		PatternType pattern = resource.endsWith(", prefixed") ? PatternType.PREFIXED : PatternType.LITERAL;
		ResourceType type = ResourceType
			.valueOf(resource.replace(", prefixed", "").replace(' ', '_').toUpperCase(Locale.ROOT));
		return list(names).stream()
			.flatMap((name) -> list(operations).stream()
				.map((operation) -> new Right(user, AclOperation.valueOf(operation.toUpperCase(Locale.ROOT)), type,
						pattern, prefix + name)))
			.toList();
	}

	private static List<String> list(String cell) {
		return Arrays.stream(cell.split(", ")).filter((part) -> !part.isEmpty()).toList();
	}

	AclBinding binding() {
		return new AclBinding(new ResourcePattern(this.type, this.name, this.pattern),
				new AccessControlEntry("User:" + this.user, "*", this.operation, AclPermissionType.ALLOW));
	}

	boolean wasUsed() {
		return WatchingAuthorizer.wasUsed(this.user, this.operation, this.type, this.pattern, this.name);
	}

}
