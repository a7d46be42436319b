package cleave.e2e.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * Notes what no page may ever do, whatever it is tested for: complain on the console, break the policy for its content,
 * throw, ask another server, or put a token into an address.
 */
final class Watch {
    /** A violation is an error on the console as well; this names what was blocked. */
    private static final String TELL_OF_VIOLATIONS = """
            addEventListener('securitypolicyviolation', (event) =>
              console.error(`refused by the policy: ${event.effectiveDirective} ${event.blockedURI}`));
            """;

    private final String base;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    Watch(BrowserContext context, String base) {
        this.base = base;
        context.addInitScript(TELL_OF_VIOLATIONS);
        context.onConsoleMessage(this::said);
        context.onWebError(error -> complaints.add("thrown: " + error.error()));
        context.onRequest(this::requested);
    }

    /** The browser itself logs every answer that is an error; a test that causes one says which. */
    void expect(String part) {
        expected.add(part);
    }

    List<String> complaints() {
        return complaints.stream()
                .filter(complaint -> expected.stream().noneMatch(complaint::contains))
                .toList();
    }

    private void said(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add("console: " + message.text() + " (" + message.location() + ")");
        }
    }

    private void requested(Request request) {
        String url = request.url();
        if (!url.startsWith(base + "/") && !url.startsWith("data:")) {
            complaints.add("another server was asked: " + url);
        }
        // Every JWT begins with {" in Base64.
        if (url.contains("eyJ")) complaints.add("a token in an address: " + url);
    }
}
