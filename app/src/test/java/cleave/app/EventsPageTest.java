package cleave.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of all events tells of those that the program has. */
class EventsPageTest {
    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class, "text",
            UUID.class, "UUID",
            Instant.class, "time",
            int.class, "number",
            long.class, "number",
            double.class, "number",
            boolean.class, "true or false");

    @Test
    void itsTableHasEveryEventWithItsDataAndItsConsumers() throws Exception {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("cleave");
        String rows = classes.stream()
                .filter(EventsPageTest::isEvent)
                .map(event -> row(event, classes))
                .sorted()
                .collect(Collectors.joining("\n"));
        assertThat(rows).isNotEmpty();
        String page = Files.readString(Path.of("..", "docs", "events.md"));
        String table = page.substring(page.indexOf("|---|"), page.indexOf("<!-- /events -->"));
        assertThat(table.lines().skip(1).collect(Collectors.joining("\n"))).isEqualTo(rows);
    }

    /** Records in an api that say under which type they are published. */
    private static boolean isEvent(JavaClass candidate) {
        return candidate.isRecord()
                && candidate.getPackageName().matches("cleave\\.[a-z]+\\.api")
                && candidate.tryGetField("TYPE").isPresent();
    }

    private static String row(JavaClass event, JavaClasses classes) {
        String type = type(event.reflect());
        assertThat(type).matches("cleave\\.[a-z]+\\.[a-z.]+\\.v[1-9][0-9]*");
        int version = type.lastIndexOf(".v");
        String data = Arrays.stream(event.reflect().getRecordComponents())
                .map(EventsPageTest::member)
                .collect(Collectors.joining(", "));
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        type.substring(0, version),
                        type.substring(version + 2),
                        publisher(event),
                        data,
                        consumers(event, classes));
    }

    private static String type(Class<?> event) {
        try {
            return String.valueOf(event.getField("TYPE").get(null));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(event + " hides its TYPE", e);
        }
    }

    private static String member(RecordComponent member) {
        return "`" + member.getName() + "` " + type(member);
    }

    private static String type(RecordComponent member) {
        if (member.getGenericType() instanceof ParameterizedType list && list.getRawType() == List.class) {
            Class<?> item = (Class<?>) list.getActualTypeArguments()[0];
            return "list of ("
                    + Arrays.stream(item.getRecordComponents())
                            .map(EventsPageTest::member)
                            .collect(Collectors.joining(", "))
                    + ")";
        }
        return Objects.requireNonNull(TYPES.get(member.getType()), () -> "no name for the type of " + member);
    }

    /** As the type says: the record may stand in a module that its publisher knows already. */
    private static String publisher(JavaClass event) {
        return type(event.reflect()).split("\\.", -1)[1];
    }

    /** Modules that use the event's record, but for its publisher. */
    private static String consumers(JavaClass event, JavaClasses classes) {
        return classes.stream()
                .filter(user -> user.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> dependency.getTargetClass().equals(event)))
                .map(EventsPageTest::module)
                .filter(user -> !user.equals(publisher(event)))
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), users -> String.join(", ", users)));
    }

    private static String module(JavaClass type) {
        return type.getPackageName().replaceFirst("cleave\\.([a-z]+).*", "$1");
    }
}
