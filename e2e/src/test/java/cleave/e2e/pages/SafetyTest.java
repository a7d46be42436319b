package cleave.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Answer;
import cleave.e2e.Api;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside these, {@link Watch} holds every test of this package to a quiet console, the policy, and clean addresses. */
@ExtendWith(InTheBrowser.class)
class SafetyTest {
    private static final int BUDGET = 40_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document.head.append(Object.assign(document.createElement('script'), { textContent: 'taken = 1' }))",
                "document.body.insertAdjacentHTML('beforeend', '<img src=\"/favicon.svg\" onload=\"taken = 1\">')",
                "document.head.append(Object.assign(document.createElement('script'), { src: 'http://127.0.0.1:9/x.js' }))",
                "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')",
            })
    void thePolicyRefusesWhatIsNotOfThisServer(String intrusion, Visitors visitors) {
        Visitor visitor = visitors.guest().open("/login");
        visitor.page().evaluate("() => { " + intrusion + " }");
        visitor.until(() -> visitor.complaints().stream().anyMatch(it -> it.contains("refused by the policy")));
        assertThat(visitor.page().evaluate("typeof taken")).isEqualTo("undefined");
        visitor.expect("refused by the policy")
                .expect("Content Security Policy")
                .expect("http://127.0.0.1:9/");
    }

    @Test
    void whatAPageThrowsOrAsksElsewhereIsNoticed(Visitors visitors) {
        Visitor visitor = visitors.guest().open("/login");
        visitor.page().evaluate("() => { setTimeout(() => { throw new Error('thrown on purpose') }) }");
        visitor.until(() -> visitor.complaints().stream().anyMatch(it -> it.startsWith("thrown: ")));
        visitor.page().evaluate("() => { fetch('/favicon.svg?token=eyJhbGciOi') }");
        visitor.until(() -> visitor.complaints().stream().anyMatch(it -> it.startsWith("a token in an address")));
        visitor.expect("thrown on purpose").expect("a token in an address");
    }

    @Test
    void theClientsScriptsStayWithinTheirBudget(Visitors visitors) {
        Visitor visitor = visitors.member();
        assertThat(visitor.box("Write a status")).isVisible();
        List<String> scripts = visitor.wire().requests().stream()
                .filter(request -> request.resourceType().equals("script"))
                .map(Request::url)
                .distinct()
                .toList();
        assertThat(scripts).isNotEmpty();
        Api api = visitors.site().api();
        int total = 0;
        for (String script : scripts) {
            Answer answer = api.send(
                            api.request(URI.create(script).getPath(), null).header("Accept-Encoding", "gzip"))
                    .expect(200);
            assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
            total += Integer.parseInt(answer.header("Content-Length"));
        }
        assertThat(total).isBetween(1_000, BUDGET);
    }

    @Test
    void theApiCanBeReadAndTriedAtDocsUnderThePolicyToo(Visitors visitors) {
        Visitor visitor = visitors.guest().open("/docs");
        assertThat(visitor.page()
                        .locator("[id='operations-status-postStatus'], .opblock-post")
                        .first())
                .isVisible();
        assertThat(visitor.page()
                        .locator(".opblock-summary-path", new Page.LocatorOptions().setHasText("/status"))
                        .first())
                .isVisible();
    }

    @Test
    void anAddressThatIsNoPageIsAnsweredWithAProblem(Visitors visitors) {
        Answer answer = visitors.site().api().get("/no-such-page", null).expect(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }
}
