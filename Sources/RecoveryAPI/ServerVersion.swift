/// What this server is called and which version it is; the OpenAPI description says the same, and a test holds them together.
package enum ServerVersion {
    package static let name = "Recovery Server"
    package static let number = "0.1.0"
}
