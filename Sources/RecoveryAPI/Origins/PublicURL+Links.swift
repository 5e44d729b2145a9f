extension PublicURL {
    /// The absolute URL of a path of ours, which begins with a slash.
    func absolute(_ href: String) -> String { text + href }
}

extension PublicURL? {
    /// The absolute URL if anybody knows it; else the path, which is right for whoever knows where it came from.
    func link(_ href: String) -> String { map { $0.absolute(href) } ?? href }
}
