package cleave.platform.http;

import cleave.platform.runtime.Content;
import cleave.platform.runtime.Failure;
import cleave.platform.runtime.Failure.FieldError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.MultipartInput.MalformedStreamException;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.jspecify.annotations.Nullable;

/**
 * Reads one form as a stream, so that it never holds more of it than its texts and its small files. What is malformed
 * anywhere is 400, before any value is judged; only too many parts end the reading at once. Of one thread, for one form.
 */
final class FormReader {
    /** More than any form here has, few enough to cost nothing. */
    private static final int MAX_PARTS = 32;

    private static final int MAX_HEAD = 8 * 1024;
    private static final int MAX_BOUNDARY = 70;

    private final Set<String> textNames;
    private final Set<String> fileNames;
    private final Spool spool;
    private final Held held;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Content> files = new HashMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    FormReader(Set<String> texts, Set<String> files, Spool spool, Held held) {
        this.textNames = texts;
        this.fileNames = files;
        this.spool = spool;
        this.held = held;
    }

    /** How much of a body of this length is held in memory at most. */
    long room(long length) {
        return textNames.isEmpty() ? Math.min(length, 2 * BodyRule.IN_MEMORY) : length;
    }

    Form read(Content body, @Nullable String contentType) {
        String boundary = boundary(contentType);
        try (InputStream in = body.open()) {
            MultipartInput parts = MultipartInput.builder()
                    .setInputStream(in)
                    .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
                    .setMaxPartHeaderSize(MAX_HEAD)
                    .get();
            parts.setHeaderCharset(StandardCharsets.UTF_8);
            readParts(parts, body, boundary);
        } catch (MalformedStreamException | FileUploadSizeException | IllegalArgumentException e) {
            throw malformed("The form is broken: a part is not as it should be, or the last boundary is missing.");
        } catch (IOException e) {
            throw Failure.unavailable("The form cannot be read right now. Try again.", e);
        }
        return new Form(texts, files, errors);
    }

    private void readParts(MultipartInput parts, Content body, String boundary) throws IOException {
        if (!parts.skipPreamble()) {
            if (isEmptyForm(body, boundary)) return;
            throw malformed("The body does not have the boundary that its Content-Type names.");
        }
        int count = 0;
        do {
            if (++count > MAX_PARTS) throw Failure.invalid("", "The form has more than " + MAX_PARTS + " parts.");
            PartHead head = PartHead.parse(parts.readHeaders());
            InputStream part = parts.newInputStream();
            if (textNames.contains(head.name())) readText(head, part);
            else if (fileNames.contains(head.name())) readFile(head, part);
            part.transferTo(OutputStream.nullOutputStream());
        } while (parts.readBoundary());
    }

    private void readText(PartHead head, InputStream part) throws IOException {
        head.requireUtf8();
        if (texts.put(head.name(), decode(part.readAllBytes())) != null) {
            errors.add(new FieldError(head.name(), "Give it once."));
        }
    }

    private void readFile(PartHead head, InputStream part) throws IOException {
        byte[] start = part.readNBytes(BodyRule.IN_MEMORY + 1);
        if (start.length == 0 && head.noFile()) return;
        if (files.containsKey(head.name())) {
            errors.add(new FieldError(head.name(), "Send one file."));
            return;
        }
        files.put(head.name(), start.length > BodyRule.IN_MEMORY ? spool(start, part) : Content.of(start));
    }

    private Content spool(byte[] start, InputStream rest) throws IOException {
        SpoolFile file = spool.create();
        held.keep(file);
        file.append(ByteBuffer.wrap(start));
        byte[] block = start.clone();
        for (int read = rest.read(block); read >= 0; read = rest.read(block)) {
            file.append(ByteBuffer.wrap(block, 0, read));
        }
        return file;
    }

    private static String boundary(@Nullable String contentType) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        String boundary =
                contentType == null ? null : parser.parse(contentType, ';').get("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > MAX_BOUNDARY) {
            throw malformed("The Content-Type of a form names its boundary, 1 to 70 characters.");
        }
        return boundary;
    }

    /** A form without any field is its last boundary alone. */
    private static boolean isEmptyForm(Content body, String boundary) throws IOException {
        byte[] last = ("--" + boundary + "--").getBytes(StandardCharsets.ISO_8859_1);
        try (InputStream in = body.open()) {
            return Arrays.equals(last, in.readNBytes(last.length));
        }
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("A text of the form is not valid UTF-8.");
        }
    }

    static Failure malformed(String detail) {
        return Failure.of(Failure.Kind.MALFORMED, "malformed", detail);
    }
}
