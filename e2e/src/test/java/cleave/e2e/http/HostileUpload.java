package cleave.e2e.http;

import static cleave.story.picture.Crafted.join;
import static cleave.story.picture.Crafted.latin1;

import cleave.e2e.Form;
import cleave.story.picture.Crafted;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A request to share a story, and what it must be answered with.
 *
 * @param code of the problem; empty where it does not matter
 */
record HostileUpload(String name, int status, String code, UnaryOperator<HttpRequest.Builder> body) {
    private static final int KB = 1_000;
    private static final String FORM = "multipart/form-data";

    /** Every kind of picture, claim and form there is. */
    static List<HostileUpload> all() {
        byte[] jpeg = HostileFiles.noise(60, 40, "jpeg");
        byte[] gif = HostileFiles.noise(8, 8, "gif");
        byte[] html = latin1("<html><script>alert(1)</script></html>");
        List<HostileUpload> all = new ArrayList<>(List.of(
                claim("PNG", Crafted.png(50_000, 50_000, 8, 0, new byte[100])),
                claim("JPEG", Crafted.jpegClaiming(50_000, 50_000)),
                claim("GIF", HostileFiles.gifClaiming(50_000, 50_000)),
                claim("WebP", Crafted.onCanvas(50_000, 50_000, Crafted.webp(8, 8))),
                raw("GIF of 10,000 frames", 201, Crafted.gif(gif, 10_000)),
                raw("PNG that has less than it claims", 422, Crafted.png(4_000, 4_000, 8, 0, new byte[100])),
                raw("PNG that inflates to more than it claims", 201, Crafted.png(8, 8, 8, 0, new byte[16 << 20])),
                raw("polyglot that begins as a picture", 201, join(jpeg, latin1("PK\3\4"), html)),
                raw("polyglot that ends as a picture", 415, join(html, jpeg)),
                raw("HTML", 415, html),
                raw("SVG", 415, latin1("<svg xmlns='http://www.w3.org/2000/svg'/>")),
                raw("nothing", 422, new byte[0]),
                raw("11 MiB", 413, Arrays.copyOf(jpeg, 11 << 20)),
                new HostileUpload(
                        "wrong type",
                        415,
                        "",
                        request -> request.header("Content-Type", "text/plain").POST(BodyPublishers.ofByteArray(jpeg))),
                form("wrong extension", 201, new Form().file("image", "../../a.exe", jpeg)),
                form("right extension, wrong content", 415, new Form().file("image", "a.jpg", html)),
                form("an empty file", 422, new Form().file("image", "a.jpg", new byte[0])),
                form("11 MiB in a form", 413, new Form().file("image", "a.jpg", Arrays.copyOf(jpeg, 11 << 20))),
                form("two files", 422, new Form().file("image", "a.jpg", jpeg).file("image", "b.jpg", jpeg)),
                form("no file", 422, new Form().text("note", "none")),
                form("10,000 parts", 422, manyParts(10_000)),
                malformed("no boundary", FORM, jpeg),
                malformed("an empty boundary", FORM + "; boundary=\"\"", jpeg),
                malformed("another boundary", FORM + "; boundary=other", latin1("--edge\r\n\r\n--edge--\r\n")),
                malformed(
                        "a form that is cut off",
                        FORM + "; boundary=edge",
                        join(latin1("--edge\r\nContent-Disposition: form-data; name=\"image\"\r\n\r\n"), jpeg))));
        return all;
    }

    /** A real JPEG that ends after each kB. */
    static List<HostileUpload> cuts() {
        byte[] jpeg = HostileFiles.noise(300, 300, "jpeg");
        List<HostileUpload> cuts = new ArrayList<>();
        for (int length = KB; length < jpeg.length; length += KB) {
            cuts.add(raw("JPEG cut at " + length, 422, Arrays.copyOf(jpeg, length)));
        }
        return cuts;
    }

    private static HostileUpload claim(String format, byte[] file) {
        return new HostileUpload(format + " of 50,000 × 50,000", 422, "too_many_pixels", body("image/png", file));
    }

    private static HostileUpload raw(String name, int status, byte[] file) {
        return new HostileUpload(name, status, "", body("image/png", file));
    }

    private static HostileUpload malformed(String name, String type, byte[] body) {
        return new HostileUpload(name, 400, "", body(type, body));
    }

    private static HostileUpload form(String name, int status, Form form) {
        return new HostileUpload(name, status, "", form::in);
    }

    private static UnaryOperator<HttpRequest.Builder> body(String type, byte[] bytes) {
        return request -> request.header("Content-Type", type).POST(BodyPublishers.ofByteArray(bytes));
    }

    private static Form manyParts(int count) {
        Form form = new Form();
        for (int i = 0; i < count; i++) form.text("n" + i, "x");
        return form;
    }
}
