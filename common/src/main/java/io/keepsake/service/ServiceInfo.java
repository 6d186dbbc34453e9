package io.keepsake.service;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.keepsake.digitalocean.Accounts;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * What runs here: the version, and the configuration without its secrets.
 */
final class ServiceInfo implements InfoContributor {

	private final String name;

	private final Accounts accounts;

	private final CommonProperties properties;

	ServiceInfo(String name, Accounts accounts, CommonProperties properties) {
		this.name = name;
		this.accounts = accounts;
		this.properties = properties;
	}

	@Override
	public void contribute(Info.Builder builder) {
		Map<String, Object> configuration = new LinkedHashMap<>();
		configuration.put("accounts", this.accounts.names());
		configuration.put("digitalocean", digitalOcean(this.properties.digitalocean()));
		configuration.put("topics", this.properties.topics());
		configuration.put("engine", this.properties.engine());
		configuration.putAll(this.properties.ofTheService());
		builder.withDetail("service", this.name).withDetail("version", version()).withDetail("keepsake", configuration);
	}

	/**
	 * Each by name: what may be added to the properties one day is not shown unseen.
	 */
	private static Map<String, Object> digitalOcean(DigitalOceanProperties properties) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("baseUrl", withoutCredentials(properties.baseUrl()));
		shown.put("callTimeout", properties.callTimeout());
		shown.put("connectTimeout", properties.connectTimeout());
		shown.put("maxConnections", properties.maxConnections());
		shown.put("limits", properties.limits().stream().map(Objects::toString).toList());
		shown.put("reserve", properties.reserve());
		shown.put("pause", properties.pause());
		shown.put("longestPause", properties.longestPause());
		shown.put("probeInterval", properties.probeInterval());
		shown.put("forbiddenBeforeBlocked", properties.forbiddenBeforeBlocked());
		shown.put("tokenCheck", properties.tokenCheck());
		return shown;
	}

	private static String withoutCredentials(URI url) {
		return url.toString().replaceFirst("//[^/@]*@", "//");
	}

	private static String version() {
		String version = ServiceInfo.class.getPackage().getImplementationVersion();
		return (version != null) ? version : "development";
	}

}
