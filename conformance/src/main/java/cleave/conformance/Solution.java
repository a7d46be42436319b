package cleave.conformance;

import static cleave.conformance.MappingKey.CREATED;
import static cleave.conformance.MappingKey.LISTED;
import static cleave.conformance.MappingKey.LOGGED_IN;
import static cleave.conformance.MappingKey.LOGIN_EMAIL;
import static cleave.conformance.MappingKey.LOGIN_PASSWORD;
import static cleave.conformance.MappingKey.LOGIN_TOKEN;
import static cleave.conformance.MappingKey.PATH_LOGIN;
import static cleave.conformance.MappingKey.PATH_REGISTER;
import static cleave.conformance.MappingKey.PATH_STATUS;
import static cleave.conformance.MappingKey.REGISTERED;
import static cleave.conformance.MappingKey.REGISTER_EMAIL;
import static cleave.conformance.MappingKey.REGISTER_PASSWORD;
import static cleave.conformance.MappingKey.STATUS_TEXT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The solution under test, spoken to in its own names. Rows run one after another, so it is for one thread. Two members
 * are shared by the rows, because registering is slow and throttled: an author and a reader who never writes.
 */
final class Solution {
    /** How long after its 201 an item may still be missing from a list: a solution may run as several processes. */
    private static final long SETTLING_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Http http;
    private final Mapping mapping;
    private final Surroundings surroundings;
    private final Kind opened;
    private @Nullable Member author;
    private @Nullable Member reader;
    private long lastWrite = System.nanoTime() - SETTLING_NANOS;

    Solution(Http http, Mapping mapping, Surroundings surroundings, Kind opened) {
        this.http = http;
        this.mapping = mapping;
        this.surroundings = surroundings;
        this.opened = opened;
    }

    Mapping mapping() {
        return mapping;
    }

    /** What was told of the server that its public port cannot tell. */
    Surroundings surroundings() {
        return surroundings;
    }

    /** Whose list a token must open: one that every solution of the preset has. */
    Kind opened() {
        return opened;
    }

    Answer send(Call call) throws Mismatch, InterruptedException {
        return http.send(call);
    }

    Answer send(Member member, Call call) throws Mismatch, InterruptedException {
        return http.send(mapping.authorized(call, member.token()));
    }

    Call registration(String email, String password) {
        ObjectNode body = Json.object();
        Json.put(body, mapping.value(REGISTER_EMAIL), email);
        Json.put(body, mapping.value(REGISTER_PASSWORD), password);
        return Call.post(mapping.value(PATH_REGISTER), body.toString());
    }

    Call login(String email, String password) {
        ObjectNode body = Json.object();
        Json.put(body, mapping.value(LOGIN_EMAIL), email);
        Json.put(body, mapping.value(LOGIN_PASSWORD), password);
        return Call.post(mapping.value(PATH_LOGIN), body.toString());
    }

    /** Registers somebody new and logs them in. */
    Member newMember() throws Mismatch, InterruptedException {
        String email = freshEmail();
        String password = freshPassword();
        Expect.status(send(registration(email, password)), mapping.codes(REGISTERED));
        return new Member(email, password, tokenOf(email, password));
    }

    String tokenOf(String email, String password) throws Mismatch, InterruptedException {
        Answer answer = Expect.status(send(login(email, password)), mapping.codes(LOGGED_IN));
        return Expect.member(answer, mapping.value(LOGIN_TOKEN));
    }

    Member author() throws Mismatch, InterruptedException {
        Member known = author == null ? newMember() : author;
        author = known;
        return known;
    }

    Member reader() throws Mismatch, InterruptedException {
        Member known = reader == null ? newMember() : reader;
        reader = known;
        return known;
    }

    ObjectNode statusBody(String text) {
        ObjectNode body = Json.object();
        Json.put(body, mapping.value(STATUS_TEXT), text);
        return body;
    }

    Call writing(String text) {
        return Call.post(mapping.value(PATH_STATUS), statusBody(text).toString());
    }

    /** Writes a status that must be accepted. */
    Item write(Member member, String text) throws Mismatch, InterruptedException {
        return written(send(member, writing(text)));
    }

    /** Writes a status of words that no other has, and returns them. */
    String writeMarked(Member member) throws Mismatch, InterruptedException {
        String marker = marker();
        write(member, marker);
        return marker;
    }

    /** The status that an answer of its creation holds. */
    Item written(Answer answer) throws Mismatch {
        return written(Kind.STATUS, answer);
    }

    /** What an answer of its creation holds. */
    Item written(Kind kind, Answer answer) throws Mismatch {
        Expect.status(answer, mapping.codes(CREATED));
        lastWrite = System.nanoTime();
        return Item.of(kind, answer.json(), mapping);
    }

    /** The first page of the statuses that a member reads, as it must be once everything written has settled. */
    Page list(Member member) throws Mismatch, InterruptedException {
        return list(Kind.STATUS, member);
    }

    Page page(Member member, Call call) throws Mismatch, InterruptedException {
        return page(Kind.STATUS, member, call);
    }

    Call listing(Kind kind) {
        return Call.get(mapping.value(kind.listPath));
    }

    Page list(Kind kind, Member member) throws Mismatch, InterruptedException {
        return page(kind, member, listing(kind));
    }

    Page page(Kind kind, Member member, Call call) throws Mismatch, InterruptedException {
        long settled = lastWrite + SETTLING_NANOS - System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(settled);
        return Page.of(kind, Expect.status(send(member, call), mapping.codes(LISTED)), mapping);
    }

    /** The page that another one links to as its next, if it does. */
    Optional<Page> next(Member member, Page page) throws Mismatch, InterruptedException {
        Optional<String> link = page.next();
        return link.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        page(page.kind(), member, http.follow(page.answer().to(), link.get())));
    }

    /** The request for what a list or an item names by its URL. */
    Call named(String url) throws Mismatch {
        return http.named(Call.get("/"), url);
    }

    static String freshEmail() {
        return "check-" + fresh() + "@example.com";
    }

    /** Has letters of both cases, digits and a sign, for solutions that want them. */
    static String freshPassword() {
        return "Pw-" + fresh() + "-A1";
    }

    /** Words that no other status has. */
    static String marker() {
        return "check " + fresh();
    }

    /** Digits only: letters at random may be a word about which a checker has an opinion. */
    static String fresh() {
        return "%016d".formatted(ThreadLocalRandom.current().nextLong(10_000_000_000_000_000L));
    }
}
