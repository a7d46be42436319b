package cleave.platform.http;

/** An answer that ends a request early, made by the server itself rather than by a module's failure. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Response response;
    private final boolean last;

    /**
     * @param last true where the connection must end after the answer, because the head does not tell reliably where
     *     the request does
     */
    Refusal(Response response, boolean last) {
        super(null, null, false, false);
        this.response = response;
        this.last = last;
    }

    Response response() {
        return response;
    }

    boolean isLast() {
        return last;
    }
}
