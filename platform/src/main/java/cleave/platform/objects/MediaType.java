package cleave.platform.objects;

/** What objects may be. A key's extension says which; nothing else is ever served. */
enum MediaType {
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    TEXT("txt", "text/plain; charset=utf-8");

    private final String extension;
    private final String text;

    MediaType(String extension, String text) {
        this.extension = extension;
        this.text = text;
    }

    /** As a Content-Type. */
    String text() {
        return text;
    }

    static MediaType of(String extension) {
        return switch (extension) {
            case "jpg" -> JPEG;
            case "png" -> PNG;
            case "txt" -> TEXT;
            default -> throw new IllegalArgumentException("no object has the extension " + extension);
        };
    }

    /** What the object under this key is. */
    static MediaType ofKey(String key) {
        return of(key.substring(key.lastIndexOf('.') + 1));
    }

    String extension() {
        return extension;
    }
}
