/// Why the server does not start, in one line for the operator.
struct StartError: Error {
    let message: String
}
