package cleave.platform.events;

import cleave.platform.runtime.Ids;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** Events as they are stored and sent: CloudEvents 1.0 in JSON. Safe for many threads. */
final class Envelopes {
    private final ObjectMapper mapper = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            // A newer publisher may tell more than this consumer knows of.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, new InstantWriter())
                    .addDeserializer(Instant.class, new InstantReader()))
            .build();

    /** The envelope around the data. */
    String write(String source, UUID id, String type, Instant time, Record data) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator out = mapper.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("specversion", "1.0");
            out.writeStringField("id", id.toString());
            out.writeStringField("source", source);
            out.writeStringField("type", type);
            out.writeStringField("time", time.toString());
            out.writeStringField("datacontenttype", "application/json");
            out.writeObjectField("data", data);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON for " + data.getClass(), e);
        }
        return text.toString();
    }

    /**
     * What the envelope tells.
     *
     * @throws IllegalArgumentException when its data are not of this type
     */
    <T> T data(String envelope, Class<T> type) {
        try {
            T data = mapper.treeToValue(mapper.readTree(envelope).required("data"), type);
            if (data == null) throw new IllegalArgumentException("The event has no data.");
            return data;
        } catch (JsonProcessingException e) {
            // Without the cause, whose message quotes values.
            throw new IllegalArgumentException("The event's data are not a " + type.getSimpleName() + member(e) + ".");
        }
    }

    /**
     * An event as another process sent it.
     *
     * @throws IllegalArgumentException when it is none of this type; the message quotes nothing of it
     */
    OutboxRows.Draft received(String type, String envelope) {
        try {
            JsonNode event = mapper.readTree(envelope);
            UUID id = Ids.parse(event.path("id").asText());
            if (id == null) throw new IllegalArgumentException("It has no id.");
            if (!event.path("type").asText().equals(type)) throw new IllegalArgumentException("Its type is another.");
            long time = Instant.parse(event.path("time").asText()).toEpochMilli();
            return new OutboxRows.Draft(id, type, envelope, Instant.ofEpochMilli(time));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("It is no JSON.");
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("It has no time.");
        }
    }

    /** What the event is about, so that events about the same come in their order; where it does not say so, its id. */
    String key(OutboxRows.Pending row) {
        try {
            return mapper.readTree(row.event())
                    .path("data")
                    .path("id")
                    .asText(row.id().toString());
        } catch (JsonProcessingException e) {
            return row.id().toString();
        }
    }

    private static String member(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) return "";
        return ": " + mapping.getPath().getLast().getFieldName();
    }

    private static final class InstantWriter extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1;

        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(time.toString());
        }
    }

    private static final class InstantReader extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            try {
                return Instant.parse(in.getText());
            } catch (DateTimeException e) {
                throw context.weirdStringException("", Instant.class, "no time in ISO 8601");
            }
        }
    }
}
