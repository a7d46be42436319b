package cleave.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    private static final String BROKEN = "cleave.app.broken";
    private static final List<String> MODULES =
            Modules.TABLE.stream().map(Modules.Row::name).toList();

    @TestFactory
    Stream<DynamicTest> theProgramKeepsEachRule() {
        JavaClasses program = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("cleave");
        assertThat(program.stream().map(javaClass -> javaClass.getPackageName()))
                .contains("cleave.user", "cleave.status", "cleave.platform.http", "cleave.bench", "cleave.cluster");
        return tests(new Architecture("cleave", MODULES), rule -> rule.check(program));
    }

    /** What is below the broken package breaks each of them once. */
    @TestFactory
    Stream<DynamicTest> eachRuleIsFoundBroken() {
        JavaClasses broken = new ClassFileImporter().importPackages(BROKEN);
        return tests(
                new Architecture(BROKEN, List.of("user", "status")),
                rule -> assertThat(rule.evaluate(broken).hasViolation()).isTrue());
    }

    @Test
    void theTableOfModulesInTheDocumentIsTheProgramsOwn() throws IOException {
        String document = Files.readString(Path.of("..", "ARCHITECTURE.md"));
        assertThat(between(document, "<!-- modules -->", "<!-- /modules -->")).isEqualTo(table());
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| module | needs | what it is there for |\n|---|---|---|\n");
        for (Modules.Row row : Modules.TABLE) {
            String needs = row.needs().isEmpty() ? "none" : String.join(", ", row.needs());
            table.append("| `%s` | %s | %s |\n".formatted(row.name(), needs, row.lab()));
        }
        return table.toString().strip();
    }

    private static String between(String text, String begin, String end) {
        assertThat(text).containsOnlyOnce(begin).containsOnlyOnce(end);
        return text.substring(text.indexOf(begin) + begin.length(), text.indexOf(end))
                .strip();
    }

    private interface Check {
        void of(ArchRule rule);
    }

    private static Stream<DynamicTest> tests(Architecture architecture, Check check) {
        Map<String, ArchRule> rules = architecture.rules();
        assertThat(rules).hasSizeGreaterThan(MODULES.size());
        return rules.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> check.of(rule.getValue())));
    }
}
