package cleave.platform.http;

/** Who may use a route. */
public enum Access {
    /** Anyone. */
    PUBLIC,
    /** Whoever brings a valid token. */
    USER,
    /** Whoever brings a valid token that says so. */
    OPERATOR
}
