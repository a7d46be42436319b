package cleave.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import cleave.e2e.Answer;
import cleave.e2e.Api;
import cleave.e2e.Api.Person;
import cleave.e2e.Api.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists: how much of them, where they go on, when they are news. */
abstract class ListsSuite {
    private static final String OLDEST = "00000000-0000-7000-8000-000000000000";
    private static final String NEWEST = "ffffffff-ffff-7fff-bfff-ffffffffffff";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "101",
                "-1",
                "%2B1",
                "01",
                "1.0",
                "1e1",
                "%205",
                "ten",
                "9999999999999999999",
                "5&limit=5"
            })
    void aLimitThatIsNoNumberFrom1To100Is422(String limit, Api api) {
        String token = api.person().token();
        for (String path : List.of("/status", "/status/mine")) {
            Answer answer = Problems.require(api.get(path + "?limit=" + limit, token), 422);
            assertThat(Problems.fields(answer)).containsExactly("limit");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "01935d2a-7c10-4a3e-9d5b-2f1c8e7a4b60",
                "01935D2A-7C10-7A3E-9D5B-2F1C8E7A4B60",
                "01935d2a7c107a3e9d5b2f1c8e7a4b60",
                "%7B01935d2a-7c10-7a3e-9d5b-2f1c8e7a4b60%7D",
                "01935d2a-7c10-7a3e-cd5b-2f1c8e7a4b60",
                NEWEST + "&before=" + NEWEST,
            })
    void aCursorThatIsNoUuidV7Is422(String before, Api api) {
        String token = api.person().token();
        for (String path : List.of("/status", "/status/mine")) {
            Answer answer = Problems.require(api.get(path + "?before=" + before, token), 422);
            assertThat(Problems.fields(answer)).containsExactly("before");
        }
    }

    @Test
    void anyUuidV7IsACursorAlsoOneThatNamesNothing(Api api) {
        Person reader = api.person();
        api.write(api.person(), "something to read").expect(201);
        assertThat(api.get("/status?before=" + OLDEST, reader.token())
                        .expect(200)
                        .body())
                .isEqualTo("[]");
        Answer all = api.get("/status?before=" + NEWEST, reader.token()).expect(200);
        assertThat(Api.statuses(all)).isEqualTo(api.list(reader));
    }

    @Test
    void aListWithoutItemsIsEmptyAndHasNoNextPage(Api api) {
        Answer empty = api.get("/status/mine", api.person().token()).expect(200);
        assertThat(empty.body()).isEqualTo("[]");
        assertThat(empty.nextLink()).isNull();
    }

    @Test
    void theLinkLeadsToTheEndAndNoFurther(Api api) {
        Person author = api.person();
        List<String> written = write(api, author, 20);
        for (int limit : new int[] {1, 3, 7, 10, 19, 20, 21, 100}) {
            List<Integer> sizes = new ArrayList<>();
            List<String> ids = new ArrayList<>();
            for (String next = "/status/mine?limit=" + limit; next != null; ) {
                Answer page = api.get(next, author.token()).expect(200);
                List<Status> items = Api.statuses(page);
                sizes.add(items.size());
                for (Status item : items) ids.add(item.id());
                next = page.nextLink();
                assertThat(ids.size()).isLessThanOrEqualTo(20);
                if (next != null) assertThat(next).startsWith("/status/mine?");
            }
            assertThat(ids).as("limit " + limit).isEqualTo(written.reversed());
            assertThat(sizes).hasSize(Math.ceilDiv(20, limit)).allMatch(size -> size > 0 && size <= limit);
        }
        assertThat(Api.statuses(api.get("/status/mine", author.token()))).hasSize(10);
    }

    @Test
    void whileOthersWriteAReaderPagesThroughEverythingWithoutGapOrDouble(Api api) throws Exception {
        Person reader = api.person();
        List<Person> authors = List.of(api.person(), api.person(), api.person());
        List<String> before = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            before.add(id(api.write(authors.get(i % 3), "before " + i).expect(201)));
        }
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> writing = new ArrayList<>();
            for (Person author : authors) {
                writing.add(threads.submit(() -> {
                    int count = 0;
                    for (; !over.get(); count++)
                        api.write(author, "meanwhile " + count).expect(201);
                    return count;
                }));
            }
            try {
                for (int round = 0; round < 3; round++) {
                    List<String> ids = api.follow(reader, "/status?limit=7").stream()
                            .map(Status::id)
                            .toList();
                    assertThat(ids).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
                    assertThat(ids).containsAll(before);
                }
            } finally {
                over.set(true);
            }
            for (Future<Integer> one : writing)
                assertThat(one.get(30, TimeUnit.SECONDS)).isPositive();
        }
    }

    @Test
    void anUnchangedListIs304ToItsTagInWhateverForm(Api api) {
        Person reader = api.person();
        Person author = api.person();
        for (String path : List.of("/status", "/status?limit=3", "/status/mine")) {
            api.write(author, "news for " + path).expect(201);
            Answer full = api.get(path, reader.token()).expect(200);
            String tag = full.header("ETag");
            assertThat(tag).matches("\"[\\x21\\x23-\\x7e]+\"");
            assertThat(full.header("Cache-Control")).isEqualTo("private, no-cache");
            List<String> matching =
                    List.of(tag, "W/" + tag, "*", "\"other\", " + tag, tag + " , W/\"other\"", "\"a\",\"b\",W/" + tag);
            for (String known : matching) {
                Answer same = ask(api, reader, path, known).expect(304);
                assertThat(same.body()).isEmpty();
                assertThat(same.header("ETag")).isEqualTo(tag);
                assertThat(same.header("Cache-Control")).isEqualTo("private, no-cache");
                assertThat(same.nextLink()).isEqualTo(full.nextLink());
            }
            for (String unknown : List.of("\"other\"", "W/\"other\", \"x\"", tag.replace("\"", ""), "\"\"")) {
                assertThat(ask(api, reader, path, unknown).expect(200).body()).isEqualTo(full.body());
            }
            api.write(path.endsWith("mine") ? reader : author, "a change to " + path)
                    .expect(201);
            assertThat(ask(api, reader, path, tag).expect(200).header("ETag")).isNotEqualTo(tag);
        }
    }

    @Test
    void ownStatusesDoNotChangeTheListOfOthers(Api api) {
        Person reader = api.person();
        api.write(api.person(), "of another").expect(201);
        Answer before = api.get("/status", reader.token()).expect(200);
        write(api, reader, 12);
        assertThat(ask(api, reader, "/status", before.header("ETag")).status()).isEqualTo(304);
    }

    /** Either it is in the newest ten, or ten newer ones have pushed it out. */
    @Test
    void whatWasAnsweredWith201IsInEveryonesListAtOnce(Api api) throws Exception {
        List<Person> people = Crowd.atOnce(16, i -> api::person);
        List<Integer> seen = Crowd.atOnce(16, i -> () -> {
            int shown = 0;
            for (int n = 0; n < 63; n++) {
                String id = id(api.write(people.get(i), "at once " + n).expect(201));
                Person other = people.get((i + 1 + n % 15) % 16);
                List<String> ids = api.list(other).stream().map(Status::id).toList();
                if (ids.contains(id)) shown++;
                else assertThat(ids).hasSize(10).allMatch(newer -> newer.compareTo(id) > 0);
            }
            return shown;
        });
        assertThat(seen.stream().mapToInt(Integer::intValue).sum()).isGreaterThan(100);
    }

    private static List<String> write(Api api, Person author, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++)
            ids.add(id(api.write(author, "number " + i).expect(201)));
        return ids;
    }

    private static String id(Answer created) {
        return created.json().path("id").asText();
    }

    private static Answer ask(Api api, Person reader, String path, String known) {
        return api.send(
                api.request(path, reader.token()).header("If-None-Match", known).GET());
    }
}
