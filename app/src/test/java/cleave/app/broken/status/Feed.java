package cleave.app.broken.status;

import cleave.app.broken.user.Accounts;

/** Sees the inside of another module, and writes to the terminal. */
public record Feed(Accounts accounts) {
    void print() {
        System.out.println(accounts);
    }
}
