@main
struct RecoveryServer {
    static func main() {}
}
