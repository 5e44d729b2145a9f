// swift-tools-version: 6.2

import PackageDescription

/// What every target of ours is held to. No package dependency: what we link is Swift's own library and the system's.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// For the event loops: in release, nothing checks at run time that no two accesses to a loop's state overlap, which took an eighth of the loop's time
/// on each request. All of that state belongs to one queue; debug builds, and with them every test and both sanitizers, keep the check.
let loopSettings: [SwiftSetting] =
    settings + [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

/// For what reads, tags and searches the content. A debug build without the optimizer takes seconds to start, and every end-to-end test starts a server. Assertions
/// stay.
let quickSettings: [SwiftSetting] =
    settings + [.unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))]

let package = Package(
    name: "recovery-server",
    products: [
        .executable(name: "recovery-server", targets: ["RecoveryServer"])
    ],
    targets: [
        // Row 1, system libraries: a module map and a shim.
        .systemLibrary(name: "CEpoll"),
        .systemLibrary(name: "CJansson", pkgConfig: "jansson", providers: [.apt(["libjansson-dev"])]),
        .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
        .systemLibrary(name: "CProcess"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),

        // Row 2, what several rooms above share.
        .target(name: "JSON", dependencies: ["CJansson"], swiftSettings: quickSettings),
        .target(name: "Hashing", dependencies: ["CNettle"], swiftSettings: quickSettings),
        .target(name: "Compression", dependencies: ["CZlib"], swiftSettings: quickSettings),
        .target(name: "Locking", swiftSettings: settings),
        .target(name: "Metrics", swiftSettings: settings),
        .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: quickSettings),

        // Row 3, pure.
        .target(name: "HTTP", swiftSettings: quickSettings),
        .target(name: "Content", dependencies: ["JSON", "Hashing", "Locking"], swiftSettings: quickSettings),
        .target(name: "ContactRequests", dependencies: ["JSON", "Hashing"], swiftSettings: settings),

        // Row 4, adapters.
        .target(name: "HTTPServer", dependencies: ["HTTP", "Locking", "CEpoll"], swiftSettings: loopSettings),
        .target(
            name: "Observation", dependencies: ["HTTP", "Metrics", "Locking", "JSON"],
            swiftSettings: loopSettings),
        .target(
            name: "SQLiteStorage",
            dependencies: ["ContactRequests", "Hashing", "Locking", "Metrics", "SQLite", "CSQLite"],
            swiftSettings: settings),
        .target(
            name: "ContentSearch", dependencies: ["Content", "Locking", "SQLite"], swiftSettings: quickSettings),
        .target(
            name: "RecoveryAPI",
            dependencies: ["HTTP", "Content", "ContactRequests", "JSON", "Hashing", "Locking", "Compression"],
            swiftSettings: quickSettings),

        // Row 5, composition.
        .executableTarget(
            name: "RecoveryServer",
            dependencies: [
                "HTTP", "HTTPServer", "Content", "ContactRequests", "SQLiteStorage", "ContentSearch", "RecoveryAPI",
                "Observation", "JSON", "Metrics", "Locking", "CProcess",
            ],
            swiftSettings: settings
        ),

        .systemLibrary(
            name: "CCurl", path: "Tests/CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]
        ),
        .target(
            name: "TestSupport",
            dependencies: ["JSON", "Hashing", "Locking", "ContactRequests", "CCurl", "CEpoll", "CProcess"],
            path: "Tests/TestSupport",
            swiftSettings: settings),
        // Counted by Scripts/count.
        .executableTarget(
            name: "Workload",
            dependencies: [
                "HTTP", "Content", "ContentSearch", "ContactRequests", "RecoveryAPI", "Observation", "TestSupport",
            ],
            path: "Tests/Workload",
            exclude: ["counts.txt"],
            swiftSettings: settings),
        .testTarget(name: "HouseTests", dependencies: ["TestSupport"], swiftSettings: settings),
        .testTarget(name: "CompressionTests", dependencies: ["Compression"], swiftSettings: settings),
        .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: settings),
        .testTarget(name: "LockingTests", dependencies: ["Locking"], swiftSettings: settings),
        .testTarget(name: "MetricsTests", dependencies: ["Metrics"], swiftSettings: settings),
        .testTarget(
            name: "ObservationTests", dependencies: ["Observation", "Metrics", "HTTP", "JSON", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "ContactRequestsTests", dependencies: ["ContactRequests", "Hashing", "JSON", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "SQLiteStorageTests",
            dependencies: ["SQLiteStorage", "ContactRequests", "Locking", "CSQLite", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "HTTPTests", dependencies: ["HTTP", "TestSupport"], exclude: ["Wire"], swiftSettings: settings),
        .testTarget(
            name: "HTTPServerTests", dependencies: ["HTTPServer", "HTTP", "Locking", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "ContentSearchTests", dependencies: ["ContentSearch", "Content", "Locking", "TestSupport"],
            exclude: ["Tables"],
            swiftSettings: settings),
        .testTarget(name: "ContentTests", dependencies: ["Content", "JSON", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "RecoveryAPITests",
            dependencies: [
                "RecoveryAPI", "HTTP", "Content", "ContentSearch", "ContactRequests", "JSON", "Compression",
                "Locking", "TestSupport",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ProxyTests",
            dependencies: ["RecoveryServer", "HTTPServer", "HTTP", "Hashing", "JSON", "Locking", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["RecoveryServer", "SQLiteStorage", "ContactRequests", "TestSupport", "JSON"],
            exclude: ["Forms"],
            swiftSettings: settings
        ),
    ]
)
