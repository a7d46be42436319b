package cleave.e2e.pages;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test its visitors. One browser and one server serve all tests of a fork; they end with the last of them. The
 * system property {@code cleave.site} names the URL of another server to be visited instead, as those in containers.
 */
final class InTheBrowser implements ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(InTheBrowser.class);

    /** What all tests on a shape share. */
    private record Stage(Site site, Chromium chromium) implements AutoCloseable {
        static Stage set(boolean onServices) {
            PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
            return new Stage(site(onServices), new Chromium());
        }

        private static Site site(boolean onServices) {
            String elsewhere = System.getProperty("cleave.site");
            if (elsewhere != null) return Site.at(elsewhere);
            return onServices ? Site.onServices() : Site.start(Site.OPERATED);
        }

        @Override
        public void close() {
            chromium.close();
            site.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Visitors.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        boolean onServices = test.getRequiredTestClass().isAnnotationPresent(OnServices.class);
        // A dozen processes are not kept for one class.
        StoreScope scope = onServices ? StoreScope.EXECUTION_REQUEST : StoreScope.LAUNCHER_SESSION;
        Stage stage =
                test.getStore(scope, NAMESPACE).computeIfAbsent(onServices, key -> Stage.set(onServices), Stage.class);
        Visitors visitors = new Visitors(stage.chromium().browser(), stage.site());
        test.getStore(NAMESPACE).put(Visitors.class, visitors);
        return visitors;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Visitors visitors = test.getStore(NAMESPACE).get(Visitors.class, Visitors.class);
        if (visitors == null) return;
        if (test.getExecutionException().isPresent()) {
            String name = test.getRequiredTestClass().getSimpleName() + "-"
                    + test.getRequiredTestMethod().getName() + "-" + test.getDisplayName();
            visitors.picture(name.replaceAll("\\W+", "-"));
        } else {
            visitors.haveNothingToComplainAbout();
        }
    }
}
