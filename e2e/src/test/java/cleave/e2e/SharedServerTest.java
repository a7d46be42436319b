package cleave.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.cluster.Cleave;
import cleave.e2e.Api.Person;
import cleave.e2e.Api.Status;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
final class SharedServerTest {
    @Test
    void whatOnePersonWritesAnotherReads(Api api) {
        Person author = api.person();
        Person reader = api.person();
        api.write(author, "The tram is late today").expect(201);
        assertThat(api.list(reader)).extracting(Status::text).contains("The tram is late today");
        assertThat(api.mine(author)).extracting(Status::text).containsExactly("The tram is late today");
    }

    @Test
    void rawBytesGetAnAnswerToo(Cleave server) throws IOException {
        try (RawConnection connection = new RawConnection(server.url())) {
            connection.send("GET /status HTTP/1.1\r\nHost: here\r\n\r\n");
            assertThat(connection.status()).isEqualTo(401);
        }
    }

    @Test
    void operatorsHaveAPortOfTheirOwnAlsoWhenAnyFreeOneIsAskedFor(Cleave server, Api api) {
        try (Api operator = new Api(server.managementUrl())) {
            for (int i = 0; i < 4; i++) {
                api.get("/metrics", null).expect(404);
                operator.get("/metrics", null).expect(200);
            }
        }
    }
}
