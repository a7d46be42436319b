package cleave.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.SharedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client's pages and files as a browser and a cache get them. */
@ExtendWith(SharedServer.class)
final class StaticFilesTest {
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/register", "/signup", "/login", "/signin", "/feed", "/review", "/docs"})
    void aPageIsAskedForAgainEachTimeAndRunsNothingButItsOwnFiles(String path, Api api) {
        Answer page = api.get(path, null).expect(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Vary")).isEqualToIgnoringCase("Accept-Encoding");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "*", "http:");
        assertThat(page.body()).doesNotContainPattern("<script(?![^>]*\\bsrc=)").doesNotContain("<style", " style=");
        Answer same = api.send(api.request(path, null).header("If-None-Match", page.header("ETag")));
        assertThat(same.expect(304).body()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(page.header("ETag"));
        assertThat(same.header("Content-Security-Policy")).isEqualTo(page.header("Content-Security-Policy"));
    }

    @Test
    void whatAPageLoadsHasAHashedNameAndMayBeKeptForEver(Api api) {
        for (String asset : assets(api)) {
            assertThat(asset).matches("/assets/[\\w-]+[-.][\\w-]{8,}\\.(js|css|svg|png|woff2)");
            Answer file = api.get(asset, null).expect(200);
            assertThat(file.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
            assertThat(file.header("Content-Type")).isNotEqualTo("application/octet-stream");
            api.send(api.request(asset, null).header("If-None-Match", file.header("ETag")))
                    .expect(304);
            Problems.require(api.get(asset.replaceFirst("\\.\\w+$", "x$0"), null), 404);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none                              | none",
                "identity                          | none",
                "gzip                              | gzip",
                "br                                | br",
                "gzip, deflate, br, zstd           | br",
                "GZIP;q=0.5                        | gzip",
                "br;q=0, gzip                      | gzip",
                "br;q=0.0, gzip;q=0                | none",
                "deflate, zstd                     | none",
                "brotli, x-gzipped                 | none",
            })
    void aFileComesInTheEncodingThatTheClientTakes(String accepted, String encoding, Api api) throws Exception {
        String script = assets(api).stream()
                .filter(asset -> asset.endsWith(".js"))
                .findFirst()
                .orElseThrow();
        byte[] plain = get(api, script, "none").body();
        HttpResponse<byte[]> answer = get(api, script, accepted);
        assertThat(answer.headers().firstValue("Content-Encoding").orElse("none"))
                .isEqualTo(encoding);
        assertThat(answer.headers().firstValue("Vary").orElse("")).isEqualToIgnoringCase("Accept-Encoding");
        switch (encoding) {
            case "gzip" -> assertThat(gunzip(answer.body())).isEqualTo(plain);
            case "br" -> assertThat(answer.body()).hasSizeLessThan(plain.length / 2);
            default -> assertThat(answer.body()).isEqualTo(plain);
        }
        if (!encoding.equals("none")) assertThat(tag(answer)).isNotEqualTo(tag(get(api, script, "none")));
    }

    @Test
    void theScriptOfAPageHasAtMost30KbGzipped(Api api) throws Exception {
        int size = 0;
        for (String asset : assets(api)) {
            if (asset.endsWith(".js")) size += get(api, asset, "gzip").body().length;
        }
        assertThat(size).isBetween(1_000, 30_000);
    }

    @Test
    void whatIsNoFileOrNoPageIs404AlsoForABrowser(Api api) {
        List<String> paths = List.of(
                "/assets/",
                "/assets",
                "/index.html",
                "/feed/",
                "/web/index.html",
                "/assets/..%2findex.html",
                "/..%2f..%2fetc/passwd",
                "/.env",
                "/favicon",
                "/posts",
                "/assets/%00",
                "//",
                "/feed%2f");
        for (String path : paths) {
            Answer answer = api.send(api.request(path, null).header("Accept", "text/html"));
            Problems.require(answer, 404);
        }
    }

    @Test
    void headTellsWhatGetWouldAndHasNoBody(Api api) {
        for (String path : List.of("/", assets(api).getFirst(), "/modules.json", "/openapi.yaml")) {
            Answer get = api.get(path, null).expect(200);
            Answer head = api.send(api.request(path, null).method("HEAD", BodyPublishers.noBody()));
            assertThat(head.expect(200).body()).isEmpty();
            for (String name : List.of("Content-Type", "Content-Length", "ETag", "Cache-Control")) {
                assertThat(head.header(name)).as(path + " " + name).isEqualTo(get.header(name));
            }
        }
    }

    private static List<String> assets(Api api) {
        Matcher matcher = ASSET.matcher(api.get("/", null).expect(200).body());
        List<String> assets = matcher.results().map(found -> found.group(1)).toList();
        assertThat(assets).anyMatch(name -> name.endsWith(".js")).anyMatch(name -> name.endsWith(".css"));
        return assets;
    }

    private static String tag(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("ETag").orElse("");
    }

    private static byte[] gunzip(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static HttpResponse<byte[]> get(Api api, String path, String accepted) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(api.url() + path)).timeout(Duration.ofSeconds(10));
        if (!accepted.equals("none")) request.header("Accept-Encoding", accepted);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        }
    }
}
