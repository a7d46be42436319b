package cleave.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cleave.e2e.RawConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only an attacker or a broken program sends, byte for byte, to a server with short deadlines. */
final class HostileClientsTest extends ShortDeadlines {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n",
                "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
                "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
                "Content-Length: 2, 2\r\n\r\n{}",
                "Content-Length: 0x2\r\n\r\n{}",
                "Content-Length: -1\r\n\r\n{}",
                "Content-Length: 99999999999999999999\r\n\r\n{}",
                "Transfer-Encoding: gzip\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                "X: y\nContent-Length: 2\r\n\r\n{}",
                "X: a\rb\r\nContent-Length: 2\r\n\r\n{}",
                "X: a\0b\r\nContent-Length: 2\r\n\r\n{}",
                "Content-Length : 2\r\n\r\n{}",
                "Host: y\r\nContent-Length: 2\r\n\r\n{}",
            })
    void aHeadThatCouldBeReadInTwoWaysIs400AndEndsTheConnection(String rest) throws IOException {
        try (RawConnection connection = connect()) {
            refused(connection.send(POST + rest), 400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /modules.json HTTP/1.1\r\n\r\n",
                "GET /modules.json HTTP/2.0\r\nHost: x\r\n\r\n",
                "GET /modules.json\r\n\r\n",
                "GET\r\n\r\n",
                "\u0016\u0003\u0001\u0002\r\n\r\n",
                "hello\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            })
    void whatIsNoRequestOfHttp11Is400AndEndsTheConnection(String text) throws IOException {
        try (RawConnection connection = connect()) {
            refused(connection.send(text), 400);
        }
    }

    @Test
    void aHeadOver16KiBIs431AndEndsTheConnection() throws IOException {
        String half = "x".repeat(9 * 1024);
        List<String> heads = List.of(
                GET + "A: " + half + "\r\nB: " + half + "\r\n\r\n",
                GET + "A: " + half + half + "\r\n\r\n",
                "GET /modules.json?" + half + half + " HTTP/1.1\r\nHost: x\r\n\r\n",
                GET + "a: b\r\n".repeat(3000) + "\r\n");
        for (String head : heads) {
            try (RawConnection connection = connect()) {
                refused(connection.send(head), 431);
            }
        }
        try (RawConnection connection = connect()) {
            connection.send(GET + "A: " + "x".repeat(15 * 1024) + "\r\n\r\n");
            assertThat(connection.status()).isEqualTo(200);
        }
    }

    @Test
    void aHeadThatTricklesInIsCutOff() throws IOException {
        try (RawConnection connection = connect()) {
            connection.send(GET + "X: ");
            assertThat(connection.closedByServer()).isTrue();
        }
    }

    /** A byte now and then keeps an idle timeout from ever ending it. */
    @Test
    void aHeadByteByByteIsCutOff() throws IOException {
        try (RawConnection connection = connect()) {
            await().atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        try {
                            connection.send("G");
                            return false;
                        } catch (IOException closed) {
                            return true;
                        }
                    });
        }
    }

    @Test
    void aBodyThatDoesNotComeIs408AndEndsTheConnection() throws IOException {
        for (String framing : List.of("Content-Length: 9\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n5\r\n{")) {
            try (RawConnection connection = connect()) {
                refused(connection.send(POST + framing), 408);
            }
        }
    }

    @Test
    void brokenChunksAreNotReadAndEndTheConnection() throws IOException {
        for (String chunks : List.of("zz\r\n{}\r\n0\r\n\r\n", "-1\r\n{}\r\n", "ffffffffffffffffff\r\n{}\r\n")) {
            try (RawConnection connection = connect()) {
                connection.send(POST + "Transfer-Encoding: chunked\r\n\r\n" + chunks);
                assertThat(connection.status()).isIn(400, 0);
                assertThat(connection.closedByServer()).isTrue();
            }
        }
    }

    @Test
    void whoHalfClosesAfterAWholeRequestGetsTheAnswerOrAnEndAndWhoDoesBeforeGetsAnEnd() throws IOException {
        try (RawConnection connection = connect()) {
            connection.send(GET + "\r\n").halfClose();
            assertThat(connection.status()).isIn(200, 0);
        }
        for (String part : List.of("", "GET", GET, POST + "Content-Length: 9\r\n\r\n{")) {
            try (RawConnection connection = connect()) {
                connection.send(part).halfClose();
                assertThat(connection.closedByServer()).isTrue();
            }
        }
    }

    @Test
    void aRefusalDoesNotSpoilTheNextRequestOnTheConnection() throws IOException {
        try (RawConnection connection = connect()) {
            String large = "x".repeat(100_000);
            connection.send(POST + "Content-Length: " + large.length() + "\r\n\r\n" + large);
            assertThat(connection.status()).isEqualTo(413);
            connection.send(POST + "Content-Length: 1\r\n\r\n{" + GET + "\r\n" + GET + "\r\n");
            assertThat(connection.status()).isEqualTo(400);
            assertThat(connection.status()).isEqualTo(200);
            assertThat(connection.status()).isEqualTo(200);
        }
    }

    private static void refused(RawConnection connection, int status) throws IOException {
        String answer = connection.answer();
        assertThat(answer)
                .matches("(?s)HTTP/1\\.[01] " + status + " .*")
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("x-request-id: ")
                .containsIgnoringCase("x-content-type-options: nosniff");
        assertThat(connection.closedByServer()).isTrue();
    }
}
