package cleave.platform.http;

import cleave.platform.runtime.Failure;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a form's part.
 *
 * @param noFile whether a file's name was sent and is empty, as browsers do for a field in which none was chosen
 * @param type its Content-Type in lower case, null where there is none
 */
record PartHead(String name, boolean noFile, @Nullable String type) {
    private static final Set<String> PLAIN = Set.of("7bit", "8bit", "binary");

    /** Reads the lines, which end with an empty one. A part that is none of a form's is malformed. */
    static PartHead parse(String lines) {
        Map<String, String> headers = new HashMap<>();
        for (String line : lines.split("\r\n", -1)) {
            if (line.isEmpty()) continue;
            int colon = line.indexOf(':');
            if (colon < 1 || !Character.isLetter(line.charAt(0)))
                throw FormReader.malformed("A part has a bad header.");
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            if (headers.put(name, line.substring(colon + 1).strip()) != null) {
                throw FormReader.malformed("A part has the header " + name + " twice.");
            }
        }
        requirePlain(headers.get("content-transfer-encoding"));
        String disposition = headers.get("content-disposition");
        if (disposition == null) throw FormReader.malformed("A part has no Content-Disposition.");
        Map<String, String> parameters = parameters(disposition);
        String name = parameters.get("name");
        if (!parameters.containsKey("form-data") || name == null) {
            throw FormReader.malformed("A part's Content-Disposition must be form-data with a name.");
        }
        return new PartHead(name, noFile(parameters), headers.get("content-type"));
    }

    private static boolean noFile(Map<String, String> parameters) {
        String fileName = parameters.get("filename");
        // The parser has none for an empty one.
        return parameters.containsKey("filename") && (fileName == null || fileName.isEmpty());
    }

    void requireUtf8() {
        if (type == null) return;
        String charset = parameters(type).get("charset");
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw Failure.of(Failure.Kind.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", "Send texts in UTF-8.");
        }
    }

    private static void requirePlain(@Nullable String encoding) {
        if (encoding == null || PLAIN.contains(encoding.toLowerCase(Locale.ROOT))) return;
        throw Failure.of(
                Failure.Kind.UNSUPPORTED_MEDIA_TYPE,
                "unsupported_media_type",
                "Send a form's parts as they are, without a Content-Transfer-Encoding.");
    }

    private static Map<String, String> parameters(String value) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return parser.parse(value, ';');
    }
}
