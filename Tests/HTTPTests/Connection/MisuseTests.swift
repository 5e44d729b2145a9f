import HTTP
import Testing

#if DEBUG
    /// Our own bugs: they stop a debug build, so that a test finds them. A release build loses the one connection.
    @Suite("Connection: misuse")
    struct MisuseTests {
        @Test("Takes no bytes while the handler has the head")
        func takesNoBytesWhileDeciding() async {
            await #expect(processExitsWith: .failure) {
                _ = ConnectionPlace.deciding.connection().receives("hello")
            }
        }

        @Test("Takes no bytes while the handler has the request")
        func takesNoBytesWhileAnswering() async {
            await #expect(processExitsWith: .failure) {
                _ = ConnectionPlace.answering.connection().receives("hello")
            }
        }

        @Test("Takes no answer without a request")
        func takesNoAnswerWithoutRequest() async {
            await #expect(processExitsWith: .failure) {
                _ = ConnectionPlace.awaitingHead.connection().answers()
            }
        }

        @Test("Takes no second answer")
        func takesNoSecondAnswer() async {
            await #expect(processExitsWith: .failure) {
                let connection = ConnectionPlace.answering.connection()
                _ = connection.answers()
                _ = connection.answers()
            }
        }

        @Test("Asks for no body without a head")
        func asksForNoBodyWithoutHead() async {
            await #expect(processExitsWith: .failure) {
                _ = ConnectionPlace.awaitingHead.connection().wantsBody()
            }
        }

        @Test("Asks for no body twice")
        func asksForNoBodyTwice() async {
            await #expect(processExitsWith: .failure) {
                _ = ConnectionPlace.receivingBody.connection().wantsBody()
            }
        }
    }
#endif
