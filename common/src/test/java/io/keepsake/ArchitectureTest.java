package io.keepsake;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * The house as design and code agree on it.
 */
class ArchitectureTest {

	private static final JavaClasses ALL = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("io.keepsake");

	@Test
	void theEngineKnowsNothingOfDigitalOceanOrOfRequests() {
		noClasses().that()
			.resideInAPackage("io.keepsake.durable..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.keepsake.digitalocean..", "io.keepsake.contract..", "io.keepsake.quota..",
					"io.keepsake.service..")
			.check(ALL);
	}

	@Test
	void theApiKnowsNothingOfUs() {
		noClasses().that()
			.resideInAPackage("io.keepsake.digitalocean..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.keepsake.durable..", "io.keepsake.contract..", "io.keepsake.quota..",
					"io.keepsake.service..")
			.check(ALL);
	}

	@Test
	void theContractStandsAlone() {
		noClasses().that()
			.resideInAPackage("io.keepsake.contract..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.keepsake.durable..", "io.keepsake.digitalocean..", "io.keepsake.quota..",
					"io.keepsake.service..")
			.check(ALL);
	}

	@Test
	void theBudgetKnowsOnlyTheApiAndTheEngine() {
		noClasses().that()
			.resideInAPackage("io.keepsake.quota..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.keepsake.contract..", "io.keepsake.service..")
			.check(ALL);
	}

	@Test
	void springIsAtTheEdge() {
		noClasses().that()
			.resideInAnyPackage("io.keepsake.durable..", "io.keepsake.contract..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework..")
			.check(ALL);
	}

	@Test
	void decisionsKnowNeitherKafkaNorReactor() {
		noClasses().that()
			.implement(io.keepsake.durable.Decision.class)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.apache.kafka..", "reactor..", "org.springframework..")
			.allowEmptyShould(true)
			.check(ALL);
	}

	@Test
	void classesAreFinalUnlessTheyAreApplicationsOrConfigurations() {
		classes().that()
			.areNotInterfaces()
			.and()
			.areNotRecords()
			.and()
			.areNotEnums()
			.and()
			.areNotAnnotatedWith("org.springframework.context.annotation.Configuration")
			.and()
			.areTopLevelClasses()
			.and()
			.doNotHaveSimpleName("package-info")
			.should()
			.haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
			.check(ALL);
	}

}
