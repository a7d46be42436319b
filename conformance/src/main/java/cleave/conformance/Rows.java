package cleave.conformance;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The table of all rows. Another area's rows join here. */
final class Rows {
    private static final List<Row> ALL = Stream.of(
                    UserRows.rows(),
                    TokenRows.rows(),
                    StatusRows.rows(),
                    FeedRows.rows(),
                    UserContractRows.rows(),
                    TokenContractRows.rows(),
                    StatusContractRows.rows(),
                    ListContractRows.rows(),
                    IdempotencyRows.rows(),
                    HttpRows.rows(),
                    OperationsRows.rows())
            .flatMap(Collection::stream)
            .toList();

    private Rows() {}

    static List<Row> of(Preset preset, Set<Group> groups) {
        return ALL.stream()
                .filter(row -> preset.areas().contains(row.area()))
                .filter(row -> groups.contains(row.group()))
                .toList();
    }

    /** True when a part of the preset has no rows but those of users, so that checking it would prove nothing. */
    static boolean notThereYet(Preset part) {
        return missing(part)
                .containsAll(EnumSet.complementOf(EnumSet.of(Area.USER)).stream()
                        .filter(part.areas()::contains)
                        .toList());
    }

    /** The areas of a preset for which the lab's rows are not written yet. */
    static List<Area> missing(Preset preset) {
        return preset.areas().stream()
                .filter(area -> ALL.stream().noneMatch(row -> row.area() == area && row.group() == Group.LAB))
                .toList();
    }
}
