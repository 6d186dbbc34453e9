package io.keepsake.endtoend;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.keepsake.testing.Received;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is published: it gets what it is due, and the stream goes on.
 */
@Timeout(300)
class BadInputIT {

	@RegisterExtension
	static final SharedPair SHARED = SharedPair.with();

	private final Pair pair = SHARED.pair();

	private final long image = Images.fresh();

	@AfterEach
	void aGoodRequestThatComesAfterwardsIsCompleted() {
		List<Request> good = IntStream.range(0, 3).mapToObj(this::publishGood).toList();

		good.forEach((request) -> this.pair.outcome(request).isCompleted());
	}

	private Request publishGood(int partition) {
		byte[] value = "{\"imageId\":%d}".formatted(Images.fresh()).getBytes(StandardCharsets.UTF_8);
		return this.pair.publish(new ProducerRecord<>(this.pair.topics().requests(), partition, null, value));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			nonsense                              | not-json       | not JSON at line 1, column 1
			{"imageId":1                          | not-json       | not JSON at line 1, column 13
			{"imageId":1}{"imageId":2}            | not-json       | something follows the object
			[{"imageId":1}]                       | not-an-object  | an array, not an object
			7938291                               | not-an-object  | a number, not an object
			null                                  | not-an-object  | null, not an object
			{}                                    | missing-field  | imageId is missing
			{"imageId":null}                      | missing-field  | imageId is missing
			{"imageId":"7938291"}                 | wrong-type     | imageId is a string, not an integer
			{"imageId":1.5}                       | wrong-type     | imageId has a fraction
			{"imageId":true}                      | wrong-type     | imageId is a boolean, not an integer
			{"imageId":9223372036854775808}       | out-of-range   | imageId is not within 64 bits
			{"imageId":-9223372036854775809}      | out-of-range   | imageId is not within 64 bits
			{"imageId":1e400}                     | out-of-range   | imageId is not within 64 bits
			{"imageId":1,"imageId":2}             | duplicate-field| imageId is there twice
			{"imageId":1,"requestId":2}           | wrong-type     | requestId is a number, not a string
			{"imageId":1,"account":["default"]}   | wrong-type     | account is an array, not a string
			""")
	void whatIsNoRequestIsADeadLetter(String value, String reason, String detail) {
		assertDeadLetter(value.getBytes(StandardCharsets.UTF_8), reason, detail);
	}

	@Test
	void anInstantThatIsNoneIsADeadLetter() {
		assertDeadLetter("{\"imageId\":1,\"expiresAt\":\"soon\"}".getBytes(StandardCharsets.UTF_8), "not-an-instant",
				"expiresAt is not an ISO-8601 instant such as 2026-12-20T03:00:00Z");
	}

	@Test
	void bytesThatAreNoTextAreADeadLetter() {
		assertDeadLetter(new byte[] { 0, (byte) 0xff, (byte) 0xfe, 1 }, "not-utf-8", "not UTF-8");
	}

	@Test
	void aMegabyteOfGarbageIsADeadLetter() {
		byte[] garbage = new byte[1_048_000];
		new Random(7).nextBytes(garbage);

		assertDeadLetter(garbage, "not-utf-8", "not UTF-8");
	}

	@Test
	void aMegabyteOfBracketsIsADeadLetter() {
		byte[] brackets = new byte[1_048_000];
		Arrays.fill(brackets, (byte) '[');

		assertDeadLetter(brackets, "not-an-object", "an array, not an object");
	}

	@Test
	void noBytesAreADeadLetter() {
		assertDeadLetter(new byte[0], "empty", "nothing but white space");
	}

	@Test
	void aTombstoneIsADeadLetter() {
		assertDeadLetter(null, "tombstone", "no value");
	}

	private void assertDeadLetter(byte @Nullable [] value, String reason, String detail) {
		byte[] key = { (byte) 0xc3, 0, 7 };
		RecordMetadata place = this.pair.producer()
			.send(new ProducerRecord<>(this.pair.topics().requests(), null, key, value,
					List.of(new RecordHeader("theirs", "kept".getBytes(StandardCharsets.UTF_8)))));

		Received letter = this.pair.tail()
			.await("a dead letter of " + place,
					(record) -> record.topic().equals(this.pair.topics().deadLetters())
							&& Long.toString(place.offset()).equals(record.headers().get("keepsake-dead-letter-offset"))
							&& Integer.toString(place.partition())
								.equals(record.headers().get("keepsake-dead-letter-partition")));

		assertThat(letter.value().map((bytes) -> bytes.get()).orElse(null)).isEqualTo(value);
		assertThat(letter.key()).hasValue(new String(key, StandardCharsets.UTF_8));
		assertThat(letter.headers()).containsEntry("keepsake-dead-letter-reason", reason)
			.containsEntry("keepsake-dead-letter-detail", detail)
			.containsEntry("keepsake-dead-letter-topic", this.pair.topics().requests())
			.containsEntry("keepsake-dead-letter-service", "conversion-service")
			.containsEntry("theirs", "kept");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "-9223372036854775808" })
	void anImageThatCannotBeIsAnInvalidRequest(String imageId) {
		this.pair.outcome(this.pair.publish("{\"imageId\":" + imageId + "}")).isFailed("""
				{"reason":"invalid-request","retryable":false,"attempts":0,
				"detail":"imageId must be greater than 0","violations":[
				{"code":"not-positive","pointer":"/imageId","message":"imageId must be greater than 0"}]}""");
	}

	@Test
	void anAccountThatNobodyKnowsIsAnInvalidRequest() {
		this.pair.outcome(this.pair.publish(this.image, "nobody")).isFailed("""
				{"reason":"invalid-request","retryable":false,"attempts":0,
				"detail":"account is none that is configured here","violations":[{"code":"unknown-account",
				"pointer":"/account","message":"account is none that is configured here"}]}""");
		assertThat(this.pair.calls(this.image).count()).isZero();
	}

	@Test
	void allThatIsWrongWithARequestIsSaidAtOnce() {
		Request request = this.pair.publish("{\"imageId\":-5,\"account\":\"nobody\",\"requestId\":\"both-wrong\"}");

		this.pair.outcome(request)
			.isFailed(
					"""
							{"reason":"invalid-request","retryable":false,"attempts":0,
							"detail":"imageId must be greater than 0; account is none that is configured here","violations":[
							{"code":"not-positive","pointer":"/imageId","message":"imageId must be greater than 0"},
							{"code":"unknown-account","pointer":"/account","message":"account is none that is configured here"}]}""");
	}

	@Test
	void fieldsThatNobodyKnowsAreIgnored() {
		Request request = pair
			.publish("{\"colour\":\"blue\",\"imageId\":%d,\"a\":{\"b\":[1,{}]}}".formatted(this.image));

		this.pair.outcome(request).isCompleted();
		assertThat(this.pair.actionRecord(request).text()).doesNotContain("blue");
	}

	@Test
	void aRequestOfAMegabyteIsCompleted() {
		this.pair
			.outcome(this.pair
				.publish("{\"padding\":\"%s\",\"imageId\":%d}".formatted("x".repeat(1_048_000), this.image)))
			.isCompleted();
	}

	@Test
	void theLargestImageIdIsCompleted() {
		this.pair.outcome(this.pair.publish(Long.MAX_VALUE)).isCompleted();
	}

	@Test
	void anIntegerThatIsWrittenAsAFloatIsOne() {
		Request request = this.pair.publish("{\"imageId\":%d.0}".formatted(this.image));

		assertThat(this.pair.outcome(request).value().path("imageId").asLong()).isEqualTo(this.image);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	void requestsForOneImageMeetWhicheverKeyAndPartitionTheyHave(int partition) {
		byte[] value = "{\"imageId\":%d}".formatted(this.image).getBytes(StandardCharsets.UTF_8);
		String topic = this.pair.topics().requests();

		Request keyed = this.pair.publish(new ProducerRecord<>(topic, "any".getBytes(StandardCharsets.UTF_8), value));
		Request elsewhere = this.pair.publish(new ProducerRecord<>(topic, partition, new byte[] { -1, 0 }, value));
		Request keyless = this.pair.publish(new ProducerRecord<>(topic, (partition + 1) % 3, null, value));
		Request emptyKey = this.pair.publish(new ProducerRecord<>(topic, new byte[0], value));

		assertThat(List.of(keyed, elsewhere, keyless, emptyKey))
			.allMatch((request) -> this.pair.outcome(request).record().topic().equals(this.pair.topics().completed()));
		assertThat(this.pair.simulator().actionsOf(this.image)).hasSize(1);
	}

}
