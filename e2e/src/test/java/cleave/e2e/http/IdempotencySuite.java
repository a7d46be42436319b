package cleave.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.cluster.Cleave;
import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.RawConnection;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same request again, and many at once. */
abstract class IdempotencySuite {
    @Test
    void twentyPostsWithOneKeyAtOnceMakeOneRowAndGetOneAnswer(Api api) throws Exception {
        Person author = api.person();
        List<Answer> answers = Crowd.atOnce(20, i -> () -> api.write(author, "only once", "key-1"));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(api.mine(author)).hasSize(1);
    }

    @Test
    void twentyPostsWithTwentyContentsUnderOneKeyAtOnceMakeOneRow(Api api) throws Exception {
        Person author = api.person();
        List<Answer> answers = Crowd.atOnce(20, i -> () -> api.write(author, "content " + i, "key-1"));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 422);
        assertThat(api.mine(author)).hasSize(1);
    }

    @Test
    void theSameKeyWithOtherContentIs422(Api api) {
        Person author = api.person();
        api.write(author, "first", "key-1").expect(201);
        Answer other = Problems.require(api.write(author, "second", "key-1"), 422);
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
        assertThat(Problems.require(api.write(author, "", "key-1"), 422).code()).isEqualTo("invalid");
        assertThat(api.mine(author)).hasSize(1);
    }

    @Test
    void contentIsComparedAsItIsKept(Api api) {
        Person author = api.person();
        Answer first = api.write(author, " two\r\nlines ", "key-1").expect(201);
        Map<String, String> key = Map.of("Idempotency-Key", "key-1");
        Answer again = api.post("/status", author.token(), Map.of("text", "two\nlines", "mood", "fine"), key);
        assertThat(again.expect(200).body()).isEqualTo(first.body());
    }

    @Test
    void anothersSameKeyIsAnotherKey(Api api) {
        Answer mine = api.write(api.person(), "the same", "key-1").expect(201);
        Answer theirs = api.write(api.person(), "the same", "key-1").expect(201);
        assertThat(theirs.json().path("id")).isNotEqualTo(mine.json().path("id"));
    }

    @Test
    void keysDifferInCase(Api api) {
        Person author = api.person();
        api.write(author, "lower", "key-a").expect(201);
        api.write(author, "upper", "KEY-A").expect(201);
    }

    @Test
    void aRefusedRequestDoesNotUseUpItsKey(Api api) {
        Person author = api.person();
        Problems.require(api.write(author, "", "key-1"), 422);
        api.write(author, "now with a text", "key-1").expect(201);
    }

    @Test
    void aKeyMayHave255VisibleCharacters(Api api) {
        Person author = api.person();
        String longest = "!~" + "k".repeat(253);
        api.write(author, "long", longest).expect(201);
        api.write(author, "long", longest).expect(200);
        Problems.require(api.write(author, "longer", longest + "k"), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "with\ttab", "caf\u00e9", "a\u007f"})
    void aKeyOfAnythingElseIs400(String key, Api api, Cleave server) throws Exception {
        Person author = api.person();
        try (RawConnection connection = new RawConnection(server.url())) {
            connection.send("POST /status HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + author.token()
                    + "\r\nContent-Type: application/json\r\nContent-Length: 12\r\nIdempotency-Key: " + key
                    + "\r\n\r\n{\"text\":\"a\"}");
            assertThat(connection.status()).isEqualTo(400);
        }
        assertThat(api.mine(author)).isEmpty();
    }

    @Test
    void twoKeysAre400(Api api) {
        Problems.require(
                api.send(api.request("/status", api.person().token())
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "a")
                        .header("Idempotency-Key", "a")
                        .POST(BodyPublishers.ofString("{\"text\":\"a\"}"))),
                400);
    }

    @Test
    void twoHundredRegistrationsOfOneEmailAtOnceMakeOneAccount(Api api) throws Exception {
        String email = UUID.randomUUID() + "@example.org";
        List<Answer> answers = Crowd.atOnce(200, i -> () -> api.register(email, Api.PASSWORD));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        api.login(email, Api.PASSWORD).expect(200);
    }
}
