package cleave.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Somebody's object store, with absolute URLs that hold a secret of their own. Its owner guards it. */
final class SomebodysFiles {
    private static final Pattern FILE = Pattern.compile("(?s)name=\"upload\"; filename=\"[^\"]*\".*?\r\n\r\n");

    private final URI base;
    private final Map<String, Answer> filesByPath = new LinkedHashMap<>();

    SomebodysFiles(URI base) {
        this.base = base;
    }

    Optional<String> keepPicture(Call call) {
        byte[] file = fileIn(call);
        try {
            return ImageIO.read(new ByteArrayInputStream(file)) == null
                    ? Optional.empty()
                    : Optional.of(keep("image/png", file));
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    /** The part's bytes, found in a reading of one byte per character. */
    private static byte[] fileIn(Call call) {
        String body = new String(call.body(), StandardCharsets.ISO_8859_1);
        Matcher head = FILE.matcher(body);
        if (!head.find()) {
            return new byte[0];
        }
        String boundary = body.substring(0, body.indexOf("\r\n"));
        return Arrays.copyOfRange(call.body(), head.end(), body.indexOf("\r\n" + boundary, head.end()));
    }

    String keepText(String text) {
        return keep("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private String keep(String type, byte[] bytes) {
        String path = "/files/" + Solution.fresh();
        Answer file = new Answer(Call.get(path), 200, Map.of("Content-Type", List.of(type)), bytes);
        filesByPath.put(path, file);
        return base + path;
    }

    Answer answer(Call call) {
        Answer file = filesByPath.get(call.pathWithoutQuery());
        return file == null ? new Answer(call, 404, Map.of(), "") : file;
    }
}
