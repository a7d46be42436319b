package cleave.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything one call of the bench found out.
 *
 * @param date the day, as RFC 3339 writes it
 * @param command the command line that measures it again
 */
record Report(String date, String command, Machine machine, List<Row> rows) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    Report {
        rows = List.copyOf(rows);
    }

    /** Whether no bar was missed. */
    boolean held() {
        return rows.stream().noneMatch(row -> Boolean.FALSE.equals(row.held()));
    }

    /** Writes all of them, as {@link #readFrom} reads them. */
    static void write(List<Report> reports, Path file) {
        try {
            Files.writeString(file, JSON.writeValueAsString(reports) + "\n");
        } catch (IOException e) {
            throw new BenchFailure("Cannot write " + file + ": " + e, e);
        }
    }

    static List<Report> readFrom(Path file) {
        try {
            return List.of(JSON.readValue(file.toFile(), Report[].class));
        } catch (IOException e) {
            throw new BenchFailure("Cannot read " + file + ": " + e, e);
        }
    }
}
