package io.keepsake.endtoend;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/**
 * Kafka's own authorizer, which tells what its users made use of: Kafka makes it by its
 * name, so all of a process tell in one place.
 */
public final class WatchingAuthorizer extends StandardAuthorizer {

	private static final Set<Use> uses = ConcurrentHashMap.newKeySet();

	@Override
	public List<AuthorizationResult> authorize(AuthorizableRequestContext context, List<Action> actions) {
		List<AuthorizationResult> results = super.authorize(context, actions);
		for (int index = 0; index < actions.size(); index++) {
			Action action = actions.get(index);
			// who looks at a topic is told what else he may do there: that is no use of
			// it
			if (results.get(index) == AuthorizationResult.ALLOWED && action.logIfAllowed()) {
				uses.add(new Use(context.principal().getName(), action.operation(),
						action.resourcePattern().resourceType(), action.resourcePattern().name()));
			}
		}
		return results;
	}

	static boolean wasUsed(String user, AclOperation operation, ResourceType type, PatternType pattern, String name) {
		return uses.stream()
			.anyMatch((use) -> use.user.equals(user) && use.operation == operation && use.type == type
					&& ((pattern == PatternType.PREFIXED) ? use.name.startsWith(name) : use.name.equals(name)));
	}

	private record Use(String user, AclOperation operation, ResourceType type, String name) {
	}

}
