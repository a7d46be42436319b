package cleave.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The user a server runs as: ourselves, or an unprivileged one when we are root and the server refuses root. */
record Account(@Nullable UserPrincipal other) {

    /** The first of {@code names} that this machine knows when we are root, else ourselves. */
    static Account unprivileged(String... names) {
        if (!isRoot()) {
            return new Account(null);
        }
        return Stream.of(names)
                .flatMap(name -> known(name).stream())
                .findFirst()
                .map(Account::new)
                .orElseThrow(() -> new ServerFailure(
                        "Root may not run this server and none of these users exists: " + List.of(names)));
    }

    private static Optional<UserPrincipal> known(String name) {
        try {
            return Optional.of(
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name));
        } catch (UserPrincipalNotFoundException unknown) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command line that runs {@code line} as this account, in the very process that is started. */
    List<String> running(List<String> line) {
        if (other == null) {
            return line;
        }
        List<String> whole =
                new ArrayList<>(List.of(new Tool("setpriv", "util-linux").path().toString()));
        whole.add("--reuid=" + other.getName());
        whole.add("--clear-groups");
        whole.addAll(line);
        return whole;
    }

    void own(Path path) {
        if (other == null) {
            return;
        }
        requireReach(path);
        try {
            Files.setOwner(path, other);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireReach(Path path) {
        for (Path above = path.getParent(); above != null; above = above.getParent()) {
            try {
                boolean open = Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)
                        || Files.getOwner(above).equals(other);
                if (!open) {
                    throw new ServerFailure(
                            "Root may not run this server, and %s, who runs it instead, may not enter %s. Choose another folder, or open that one with: chmod o+x %s"
                                    .formatted(other, above, above));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
