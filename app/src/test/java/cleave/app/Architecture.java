package cleave.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules of who may use what, for everything below one package. */
final class Architecture {
    /** What stands beside the modules and knows none of them. */
    private static final List<String> TOOLS = List.of("cluster", "conformance", "bench");

    private final String root;
    private final List<String> modules;

    Architecture(String root, List<String> modules) {
        this.root = root;
        this.modules = modules;
    }

    /** Each rule by what it says. */
    Map<String, ArchRule> rules() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        for (String module : modules) {
            rules.put(module + " sees platform and what other modules offer in api, nothing else", sees(module));
        }
        rules.put("an api needs nothing but the JDK and JSpecify", api());
        rules.put("only app sees modules", onlyAppSeesModules());
        rules.put("what one part calls does not lead back to it", noCycle(root + ".(*).."));
        rules.put("no part of platform leads back to itself", noCycle(root + ".platform.(*).."));
        rules.put("nobody logs by java.util.logging", noJavaUtilLogging());
        rules.put("only commands write to the terminal", onlyCommandsPrint());
        return rules;
    }

    private ArchRule sees(String module) {
        return classes()
                .that(resideInAPackage(root + "." + module + ".."))
                .should()
                .onlyDependOnClassesThat(inside(module, "platform")
                        .or(resideInAPackage(root + ".*.api.."))
                        .or(foreign()));
    }

    private ArchRule api() {
        return classes()
                .that(resideInAPackage(root + ".*.api.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", root + ".*.api.."))
                .allowEmptyShould(true);
    }

    private ArchRule onlyAppSeesModules() {
        String[] others = TOOLS.stream().map(tool -> root + "." + tool + "..").toArray(String[]::new);
        return noClasses()
                .that(resideInAPackage(root + ".platform..").or(resideInAnyPackage(others)))
                .should()
                .dependOnClassesThat(inside(modules.toArray(String[]::new)).or(inside("app")));
    }

    private static ArchRule noCycle(String pattern) {
        return SlicesRuleDefinition.slices().matching(pattern).should().beFreeOfCycles();
    }

    private ArchRule noJavaUtilLogging() {
        return noClasses()
                .that(resideInAPackage(root + ".."))
                .should()
                .dependOnClassesThat(resideInAPackage("java.util.logging.."));
    }

    private ArchRule onlyCommandsPrint() {
        return noClasses()
                .that(resideInAPackage(root + "..").and(not(inside("app", "conformance", "bench"))))
                .should(ACCESS_STANDARD_STREAMS);
    }

    private DescribedPredicate<JavaClass> inside(String... parts) {
        String[] packages = new String[parts.length];
        for (int i = 0; i < parts.length; i++) packages[i] = root + "." + parts[i] + "..";
        return resideInAnyPackage(packages);
    }

    private DescribedPredicate<JavaClass> foreign() {
        return not(resideInAPackage(root + ".."));
    }
}
