import Content
import JSON

/// The OpenAPI description, a file of the resources that people write.
package enum APIDescription {
    private static let file = "OpenAPI/openapi.json"

    package static func load(resources path: String) throws(ContentFaults) -> JSONObject {
        try ContentRepository.readObject(file, resources: path)
    }
}
