package io.keepsake.conformance;

import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * The AsyncAPI document as a page to read.
 */
final class Page {

	private final StringBuilder text = new StringBuilder();

	private final ContractDocument document;

	Page(ContractDocument document) {
		this.document = document;
	}

	String render() {
		JsonNode info = this.document.root().required("info");
		paragraph("# " + info.required("title").asString() + ": its topics");
		paragraph("<!-- Made from asyncapi.yaml by a test, which says how to make it anew. -->");
		paragraph(info.required("description").asString().strip());
		this.document.root().required("servers").forEach((server) -> paragraph(said(server, "description")));
		paragraph("Version " + info.required("version").asString()
				+ " of the contract. For programs: [asyncapi.yaml](asyncapi.yaml).");
		overview();
		this.document.channels().values().forEach(this::channel);
		return this.text.toString().strip() + "\n";
	}

	private void overview() {
		line("| topic | you | key | partitions | retention |");
		line("|---|---|---|---|---|");
		this.document.channels().values().forEach((channel) -> {
			String anchor = channel.address().replace(".", "");
			line("| [`%s`](#%s) | %s | %s | %s | %s |".formatted(channel.address(), anchor,
					channel.sent() ? "consume" : "publish", said(channel.messages().getFirst().key(), "description"),
					channel.kafka("partitions").asInt(), said(channel.node(), "x-retention")));
		});
		line("");
	}

	private void channel(Channel channel) {
		paragraph("## " + channel.address());
		paragraph(said(channel.node(), "description"));
		paragraph(summary(channel));
		paragraph("Topic settings: " + channel.kafka("topicConfiguration")
			.properties()
			.stream()
			.map((setting) -> "`" + setting.getKey() + "=" + plain(setting.getValue()) + "`")
			.collect(Collectors.joining(", ")) + "; all others are the broker's own.");
		channel.messages().forEach(this::message);
	}

	private String summary(Channel channel) {
		return this.document.root()
			.required("operations")
			.valueStream()
			.filter((operation) -> operation.at("/channel/address").asString().equals(channel.address()))
			.map((operation) -> said(operation, "summary"))
			.collect(Collectors.joining(" "));
	}

	private void message(Message message) {
		paragraph("### " + said(message.node(), "title"));
		paragraph(said(message.node(), "summary"));
		paragraph(said(message.payload(), "description"));
		paragraph("Key: " + said(message.key(), "description") + " Content type: `" + message.contentType() + "`."
				+ schemaLink(message));
		paragraph(FieldTable.of("header", message.headers()));
		paragraph(FieldTable.of("field of the value", message.payload()));
		message.examples().forEach(this::example);
	}

	private static String schemaLink(Message message) {
		String id = message.payload().path("$id").asString("");
		if (id.isEmpty()) {
			return "";
		}
		String file = id.replace("urn:keepsake:schema:", "").replace(':', '.') + ".json";
		return " Schema: [" + file + "](schemas/" + file + ").";
	}

	private void example(JsonNode example) {
		String name = example.required("name").asString();
		paragraph("[%s](examples/%s.json):".formatted(name, name));
		line("```");
		example.path("headers").forEachEntry((header, value) -> line(header + ": " + value.asString()));
		if (example.has("headers")) {
			line("");
		}
		line(ContractFiles.pretty(example.required("payload")).strip());
		paragraph("```");
	}

	private static String plain(JsonNode value) {
		return value.isArray() ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
				: value.asString();
	}

	private static String said(JsonNode node, String field) {
		return node.path(field).asString("").strip();
	}

	private void paragraph(String paragraph) {
		if (!paragraph.isEmpty()) {
			line(paragraph);
			line("");
		}
	}

	private void line(String line) {
		this.text.append(line).append('\n');
	}

}
