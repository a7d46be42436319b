package cleave.platform.auth;

/**
 * Who brings a token, and what it lets them do beyond what every user may.
 *
 * @param operator whether they may see and decide what others may not, as it was when the token was issued
 */
public record Bearer(Principal principal, boolean operator) {
    /** One who may do what every user may. */
    public static Bearer user(Principal principal) {
        return new Bearer(principal, false);
    }
}
