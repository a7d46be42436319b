package cleave.e2e.http;

import cleave.conformance.EveryRowFindsItsFault;
import cleave.conformance.Group;
import cleave.conformance.Surroundings;
import cleave.e2e.Api;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Every row of the lab and of the contract holds, and each fails once its fault is planted in front of this server. */
final class ConformanceTest extends EveryRowFindsItsFault {
    private static final String OPERATOR = "operator@example.org";

    private @Nullable OwnServer own;
    private @Nullable String operatorToken;

    @BeforeAll
    void start() {
        OwnServer started = OwnServer.with(
                Map.of("throttle.login.burst", "100000", "throttle.register.burst", "10000", "operators", OPERATOR));
        own = started;
        try (Api api = new Api(started.server().url())) {
            operatorToken = api.person(OPERATOR).token();
        }
    }

    @AfterAll
    void stop() {
        if (own != null) own.close();
    }

    @Override
    protected URI server() {
        return URI.create(Objects.requireNonNull(own).server().url());
    }

    @Override
    protected Surroundings surroundings() {
        return new Surroundings(
                null, URI.create(Objects.requireNonNull(own).server().managementUrl()), operatorToken);
    }

    @Override
    protected Set<Group> groups() {
        return Set.of(Group.values());
    }
}
