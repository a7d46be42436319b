package cleave.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cleave.e2e.Api.Person;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Somebody at a browser of their own, who finds everything by its name, as a screen reader does. */
final class Visitor implements AutoCloseable {
    /** No test can reach the system's clipboard or hold its mouse, so the page is told what those would tell. */
    private static final String ARRIVES = """
            ({ name, type, bytes }) => {
              const data = new DataTransfer();
              data.items.add(new File([Uint8Array.from(atob(bytes), (it) => it.charCodeAt(0))], name, { type }));
              const send = (event) => document.body.dispatchEvent(event);
            """;

    private final BrowserContext context;
    private final Watch watch;
    private final Wire wire;
    private final Page page;

    Visitor(Browser browser, Site site, Browser.NewContextOptions options, @Nullable Person person) {
        options.setBaseURL(site.url());
        if (person != null) options.setStorageState(site.keptFor(person));
        context = browser.newContext(options);
        context.setDefaultTimeout(30_000);
        watch = new Watch(context, site.url());
        wire = new Wire(context);
        page = context.newPage();
    }

    Page page() {
        return page;
    }

    /** Another tab of the same browser. */
    Page newTab() {
        return context.newPage();
    }

    Wire wire() {
        return wire;
    }

    Visitor open(String path) {
        page.navigate(path);
        return this;
    }

    /** An error on the console that the test causes, by a part of its text. */
    Visitor expect(String part) {
        watch.expect(part);
        return this;
    }

    List<String> complaints() {
        return watch.complaints();
    }

    Locator box(String name) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    Locator articles() {
        return page.getByRole(AriaRole.ARTICLE);
    }

    Locator article(String text) {
        return articles().filter(new Locator.FilterOptions().setHasText(text));
    }

    /** What is shown of one author, by their whole name. */
    Locator articlesBy(Person author) {
        Locator name = page.getByRole(
                AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(author.name()).setExact(true));
        return articles().filter(new Locator.FilterOptions().setHas(name));
    }

    /** The dialog that lies over the page. */
    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** Chooses a file where {@code within} asks for one, as the system's own dialog would. */
    void choose(String within, FilePayload file) {
        page.locator(within + " input[type=file]").setInputFiles(file);
    }

    /** Drags a file over the page and drops it there. */
    void drop(FilePayload file) {
        page.evaluate(
                ARRIVES + "for (const name of ['dragenter', 'dragover', 'drop']) send(new DragEvent(name,"
                        + " { dataTransfer: data, bubbles: true, cancelable: true })); }",
                arriving(file));
    }

    void paste(FilePayload file) {
        page.evaluate(
                ARRIVES + "send(new ClipboardEvent('paste',"
                        + " { clipboardData: data, bubbles: true, cancelable: true })); }",
                arriving(file));
    }

    private static Map<String, String> arriving(FilePayload file) {
        return Map.of(
                "name", file.name,
                "type", file.mimeType,
                "bytes", Base64.getEncoder().encodeToString(file.buffer));
    }

    /** The texts on the page, from the top. */
    List<String> texts() {
        return page.locator("article .text").allInnerTexts();
    }

    void write(String text) {
        box("Write a status").fill(text);
    }

    void post(String text) {
        write(text);
        button("Post").click();
    }

    void enter(String email, String password, String button) {
        box("E-mail").fill(email);
        box("Password").fill(password);
        button(button).click();
    }

    void sees(String text) {
        assertThat(page.getByText(text).first()).isVisible();
    }

    void doesNotSee(String text) {
        assertThat(page.getByText(text)).hasCount(0);
    }

    void isAt(String path) {
        assertThat(page).hasURL(path);
    }

    /** Waits for what may take longer than a page does, such as the end of a session. */
    void until(BooleanSupplier condition) {
        page.waitForCondition(condition, new Page.WaitForConditionOptions().setTimeout(30_000));
    }

    /** Light or dark, and without movement, so that what is looked at is complete. */
    void prefers(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
    }

    void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public void close() {
        // What the page asks for meanwhile would be given to routes that can no longer answer, and that would throw.
        page.unrouteAll();
        context.unrouteAll();
        context.close();
    }
}
