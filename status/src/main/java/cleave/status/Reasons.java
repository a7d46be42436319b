package cleave.status;

import cleave.platform.http.Json;
import cleave.status.api.StatusDecided.Reason;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reasons as they are stored: JSON, because nobody ever looks for one. Safe for many threads. */
final class Reasons {
    private final ObjectReader reader = new ObjectMapper().readerFor(new TypeReference<List<Reason>>() {});

    String write(List<Reason> reasons) {
        return new String(Json.bytes(reasons), StandardCharsets.UTF_8);
    }

    List<Reason> read(String stored) {
        try {
            return reader.readValue(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored reasons cannot be read", e);
        }
    }
}
