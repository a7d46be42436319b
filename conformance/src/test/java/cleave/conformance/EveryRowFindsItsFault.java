package cleave.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves of each row that it can fail. A subclass names a correct server, in front of which a proxy plants one fault for
 * each row. A suite registers and fails to log in some hundreds of times from one address, so a server that throttles
 * must be set to allow that.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EveryRowFindsItsFault {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Where the correct server answers. Called often; it must be running from before the first test to after the last. */
    protected abstract URI server();

    /** The names that it uses. */
    protected Mapping mapping() {
        return Mapping.none();
    }

    /** What is told of it; rows that need more are not proved here. */
    protected Surroundings surroundings() {
        return Surroundings.UNKNOWN;
    }

    /** Whose rows are proved. */
    protected abstract Set<Group> groups();

    @Test
    void rowsAndPlantedFaultsAreOneToOne() {
        List<String> all = Rows.of(Preset.ALL, Set.of(Group.values())).stream()
                .map(Row::id)
                .toList();
        assertThat(all)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(Faults.byRow().keySet());
    }

    @Test
    void allRowsHoldWithoutAFault() throws Exception {
        assertThat(throughProxy((call, correct) -> correct.answer(call), rows()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rowIds")
    void theRowFailsWithItsFault(String id) throws Exception {
        Function<Names, Fault> fault = Objects.requireNonNull(Faults.byRow().get(id), "no fault is planted for " + id);
        List<Row> one = rows().stream().filter(row -> row.id().equals(id)).toList();
        assertThat(throughProxy(fault.apply(new Names(mapping())), one))
                .extracting(Result.Failed::id)
                .containsExactly(id);
    }

    private List<Result.Failed> throughProxy(Fault fault, List<Row> rows)
            throws IOException, UnreachableException, InterruptedException {
        URI management = surroundings().management();
        try (FaultProxy proxy = new FaultProxy(server(), fault);
                FaultProxy beside = new FaultProxy(management == null ? server() : management, fault)) {
            Surroundings told = new Surroundings(
                    surroundings().retention(),
                    management == null ? null : beside.base(),
                    surroundings().operatorToken());
            return Conformance.run(proxy.base(), Preset.ALL, rows, mapping(), told, TIMEOUT, result -> {})
                    .failed();
        }
    }

    List<String> rowIds() {
        return rows().stream().map(Row::id).toList();
    }

    /** With a short retention only the rows that need it: the others would see their notifications cleaned away. */
    private List<Row> rows() {
        boolean cleaning = surroundings().retention() != null;
        return Rows.of(Preset.ALL, groups()).stream()
                .filter(row -> row.need().missing(surroundings()) == null)
                .filter(row -> (row.need() == Row.Need.RETENTION) == cleaning)
                .toList();
    }
}
