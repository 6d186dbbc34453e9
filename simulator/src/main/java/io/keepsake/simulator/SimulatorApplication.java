package io.keepsake.simulator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.netty.ChannelBindException;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * The simulator as a program. Spring reads its configuration and stops it; the rest
 * stands in {@link Simulator}.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SimulatorApplication {

	private static final Logger LOG = LoggerFactory.getLogger(SimulatorApplication.class);

	public static void main(String[] args) {
		var context = new SpringApplicationBuilder(SimulatorApplication.class).web(WebApplicationType.NONE)
			.properties("spring.config.name=simulator")
			.run(args);
		var properties = context.getBean(SimulatorProperties.class);
		try {
			var started = Simulator.start(properties.options());
			SpringApplication.getShutdownHandlers().add(started::close);
			LOG.atInfo().log("Simulator started at {}", started.baseUrl());
		}
		catch (ChannelBindException taken) {
			LOG.atError().log("Port {} is taken: set keepsake.simulator.port to another", properties.port());
			System.exit(SpringApplication.exit(context, () -> 1));
		}
		catch (IllegalArgumentException wrong) {
			LOG.atError().log("{}", wrong.getMessage());
			System.exit(SpringApplication.exit(context, () -> 1));
		}
	}

}
