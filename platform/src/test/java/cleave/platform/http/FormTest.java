package cleave.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.platform.runtime.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms as browsers and other programs send them, and as they must not be. */
class FormTest {
    private static final String HEAD = "Content-Disposition: form-data; name=";
    private static final String TEXT = "--b\r\n" + HEAD + "\"text\"\r\n\r\nhello\r\n";
    private static final String FILE =
            "--b\r\n" + HEAD + "\"image\"; filename=\"a.png\"\r\n" + "Content-Type: image/png\r\n\r\n%s\r\n";
    private static final String LAST = "--b--\r\n";
    private static final String TYPE = "multipart/form-data; boundary=b";

    private static TestServer server;

    @BeforeAll
    static void start() {
        BodyRule rule = BodyRule.of(10 * 1024 * 1024, "multipart/form-data");
        server = new TestServer(List.of(Route.upload("/form", Access.PUBLIC, rule, FormTest::tell)));
    }

    private static Response tell(Request request) {
        Form form = request.form(Set.of("text", "language"), Set.of("image"));
        new Fields(form).finish();
        Content image = form.file("image");
        String file = image == null ? "none" : image.length() + " bytes, hash " + Arrays.hashCode(image.bytes());
        return Response.json(200, form.text("text") + ", " + form.text("language") + ", " + file);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void nothingIsLeftOnDisk() {
        Awaitility.await().until(() -> server.spool().used() == 0);
    }

    @Test
    void textsAndFilesAreFoundByTheirFields() throws Exception {
        assertThat(send(TYPE, TEXT + FILE.formatted("abc") + LAST)).contains("hello, null, 3 bytes");
        assertThat(send(TYPE, TEXT + LAST)).contains("hello, null, none");
        assertThat(send(TYPE, LAST)).startsWith("HTTP/1.1 200 ").contains("null, null, none");
    }

    @ParameterizedTest
    @ValueSource(ints = {64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 1024 * 1024, 10 * 1024 * 1024 - 200})
    void aFileArrivesUnchangedWhateverItsSize(int size) throws Exception {
        byte[] image = new byte[size];
        // Full of what looks like the beginning of a boundary.
        for (int i = 0; i < size; i++) image[i] = (byte) "\r\n--\r\n--a-".charAt(i % 10);
        String expected = size + " bytes, hash " + Arrays.hashCode(image);
        assertThat(send(TYPE, FILE.formatted(new String(image, StandardCharsets.ISO_8859_1)) + LAST))
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nhello\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nhello",
                "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nhello\r\n--b",
                "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nhello\r\n--bx\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n",
                "--b\r\nContent-Disposition: form-data\r\n\r\nhello\r\n--b--\r\n",
                "--b\r\nContent-Disposition: attachment; name=\"text\"\r\n\r\nhello\r\n--b--\r\n",
                "--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"text\"\r\nnonsense\r\n\r\nhello\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n\u00ff\r\n--b--\r\n",
                "--c\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nhello\r\n--c--\r\n",
                "{\"text\":\"hello\"}",
                "",
            })
    void aBrokenFormIs400(String body) throws Exception {
        assertThat(send(TYPE, body)).startsWith("HTTP/1.1 400 ").contains("\"malformed\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\""})
    void withoutABoundaryItIs400(String type) throws Exception {
        assertThat(send(type, TEXT + LAST)).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aPartIsWhatItsFieldIsWhateverNameOfAFileItCameWith() throws Exception {
        String unnamed = "--b\r\n" + HEAD + "\"image\"\r\n\r\nabc\r\n";
        assertThat(send(TYPE, unnamed + LAST)).contains("null, null, 3 bytes");
        String named = "--b\r\n" + HEAD + "\"text\"; filename=\"a.txt\"\r\n\r\nhello\r\n";
        assertThat(send(TYPE, named + LAST)).contains("hello, null, none");
    }

    @Test
    void aFieldInWhichNoFileWasChosenIsNoneButAnEmptyFileIsOne() throws Exception {
        String none =
                "--b\r\n" + HEAD + "\"image\"; filename=\"\"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n";
        assertThat(send(TYPE, none + LAST)).contains("null, null, none");
        assertThat(send(TYPE, FILE.formatted("") + LAST)).contains("null, null, 0 bytes");
    }

    @Test
    void headersAreReadInAnyCaseAndBoundariesInAnyForm() throws Exception {
        String shouting = "--b\r\nCONTENT-DISPOSITION:form-data;NAME=text\r\nX-Other: y\r\n\r\nhello\r\n";
        assertThat(send("Multipart/Form-Data; charset=utf-8; BOUNDARY=\"b\"", shouting + LAST))
                .contains("hello, null, none");
        String strange = "a'()+_,-./:=? z";
        String body = (TEXT + LAST).replace("--b", "--" + strange);
        assertThat(send("multipart/form-data; boundary=\"" + strange + "\"", body))
                .contains("hello, null, none");
    }

    @Test
    void whatStandsBeforeAndBehindTheFormCountsForNothing() throws Exception {
        assertThat(send(TYPE, "before\r\n" + TEXT + LAST + "behind\r\n--b\r\n")).contains("hello, null, none");
    }

    @Test
    void unknownPartsAndFormsWithinFormsAreOnlyBytes() throws Exception {
        String unknown = "--b\r\n" + HEAD + "\"other\"\r\n\r\n\u00ff\u00fe\r\n";
        assertThat(send(TYPE, unknown + TEXT + unknown + LAST)).contains("hello, null, none");
        String nested = "--b\r\n" + HEAD + "\"image\"\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n"
                + "--c\r\nContent-Disposition: file; filename=\"x\"\r\n\r\nabc\r\n--c--\r\n";
        assertThat(send(TYPE, nested + LAST)).contains("null, null, 58 bytes");
    }

    @Test
    void textsAreUtf8() throws Exception {
        String text =
                "--b\r\n" + HEAD + "\"text\"\r\nContent-Type: text/plain; charset=%s\r\n\r\nh\u00c3\u00a9\r\n" + LAST;
        assertThat(send(TYPE, text.formatted("UTF-8"))).contains("h\u00e9, null");
        assertThat(send(TYPE, text.formatted("iso-8859-1"))).startsWith("HTTP/1.1 415 ");
        // A surrogate's half, written as if it were a character.
        String half = TEXT.replace("hello", "\u00ed\u00a0\u0080");
        assertThat(send(TYPE, half + LAST)).startsWith("HTTP/1.1 400 ");
        String encoded = TEXT.replace("\r\n\r\n", "\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        assertThat(send(TYPE, encoded + LAST)).startsWith("HTTP/1.1 415 ");
    }

    @Test
    void whatIsGivenTwiceIs422BesideItsField() throws Exception {
        String files = FILE.formatted("abc") + FILE.formatted("x".repeat(100_000));
        assertThat(send(TYPE, files + LAST)).startsWith("HTTP/1.1 422 ").contains("\"field\":\"image\"");
        assertThat(send(TYPE, TEXT + TEXT + LAST)).startsWith("HTTP/1.1 422 ").contains("\"field\":\"text\"");
        assertThat(send(TYPE, TEXT + TEXT)).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void textsAreAsLongAsTheBodyMayBe() throws Exception {
        String text = TEXT.replace("hello", "x".repeat(300 * 1024));
        String language = text.replace("text", "language");
        assertThat(send(TYPE, text + language + LAST)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void tooManyPartsAre422AndALongHeadIs400() throws Exception {
        String part = "--b\r\n" + HEAD + "\"other\"\r\n\r\nx\r\n";
        assertThat(send(TYPE, part.repeat(32) + LAST)).startsWith("HTTP/1.1 200 ");
        assertThat(send(TYPE, part.repeat(33) + LAST)).startsWith("HTTP/1.1 422 ");
        assertThat(send(TYPE, part.repeat(10_000) + LAST)).startsWith("HTTP/1.1 422 ");
        String longer = TEXT.replace("\r\n\r\n", "\r\nX: " + "y".repeat(9_000) + "\r\n\r\n");
        assertThat(send(TYPE, longer + LAST)).startsWith("HTTP/1.1 400 ");
    }

    private static String send(String type, String body) throws IOException {
        return send(type, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String send(String type, byte[] body) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send("POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                    + "\r\n\r\n");
            return client.send(body).answer();
        }
    }
}
