package cleave.conformance;

import java.net.URI;
import java.util.List;

/** How the command shows what it finds: begin once, a row each, end once. */
interface Presentation {
    void begin(URI base, Preset preset, List<Row> rows);

    void row(Result result);

    void end(Report report, Preset preset);
}
