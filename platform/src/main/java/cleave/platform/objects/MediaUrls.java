package cleave.platform.objects;

/** Signs URLs of objects, each the same for all readers within a window. Safe for many threads. */
interface MediaUrls {
    /** The root-relative URL of the key in the current window. */
    String url(String key);

    /** The number of the window that the clock is in. */
    long window();
}
