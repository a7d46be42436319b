package cleave.conformance;

/** A wrong way to answer, planted between the checker and a correct server. May keep state: one is made for each run. */
@FunctionalInterface
interface Fault {
    Answer answer(Call call, LocalServer.Handler correct) throws Mismatch, InterruptedException;
}
